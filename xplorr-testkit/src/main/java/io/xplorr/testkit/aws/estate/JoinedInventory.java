package io.xplorr.testkit.aws.estate;

import java.util.AbstractList;
import java.util.List;

/** Two inventories after each other. */
final class JoinedInventory implements Inventory {
    private final Inventory first;
    private final Inventory second;

    JoinedInventory(Inventory first, Inventory second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public <R extends Resource> List<R> resources(Class<R> kind, String accountId, String region) {
        List<R> head = first.resources(kind, accountId, region);
        List<R> tail = second.resources(kind, accountId, region);
        return new AbstractList<>() {
            @Override
            public R get(int index) {
                return index < head.size() ? head.get(index) : tail.get(index - head.size());
            }

            @Override
            public int size() {
                return head.size() + tail.size();
            }
        };
    }

    @Override
    public boolean contains(Class<? extends Resource> kind, String accountId, String region, String id) {
        return first.contains(kind, accountId, region, id) || second.contains(kind, accountId, region, id);
    }
}
