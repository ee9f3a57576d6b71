package io.xplorr.examples.cli.moto;

import io.xplorr.record.CloudRecord;
import io.xplorr.record.ResourceRecord;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What differs between moto's records and FakeAws's, each kind of difference once, with an example. */
final class RecordDifferences {
    private final Map<String, String> examples = new TreeMap<>();

    private RecordDifferences() {}

    /** Returns an example of each difference, by dataset, native state where there is one, field, and who tells it. */
    static Map<String, String> between(List<CloudRecord> moto, List<CloudRecord> fake) {
        RecordDifferences differences = new RecordDifferences();
        Map<String, CloudRecord> motos = byKey(moto);
        Map<String, CloudRecord> fakes = byKey(fake);
        for (String key : union(motos.keySet(), fakes.keySet())) {
            CloudRecord one = motos.get(key);
            CloudRecord other = fakes.get(key);
            if (one == null || other == null) {
                CloudRecord alone = one == null ? other : one;
                differences.add(alone, "record", one == null ? "" : "there", other == null ? "" : "there");
            } else {
                differences.addFields(one, other);
            }
        }
        return differences.examples;
    }

    private void addFields(CloudRecord moto, CloudRecord fake) {
        Map<String, String> motos = RecordFields.of(moto);
        Map<String, String> fakes = RecordFields.of(fake);
        for (String field : union(motos.keySet(), fakes.keySet())) {
            String one = motos.getOrDefault(field, "");
            String other = fakes.getOrDefault(field, "");
            if (!one.equals(other) || motos.containsKey(field) != fakes.containsKey(field)) {
                add(moto, field, one, other);
            }
        }
    }

    private void add(CloudRecord row, String field, String moto, String fake) {
        String state = row instanceof ResourceRecord resource
                ? resource.nativeState().map(it -> " " + it).orElse("")
                : "";
        String who = fake.isEmpty() ? "only of moto" : moto.isEmpty() ? "only of FakeAws" : "unlike";
        examples.putIfAbsent(
                row.dataset() + state + " " + field + " " + who,
                "moto \"" + moto + "\", FakeAws \"" + fake + "\" in " + row);
    }

    private static Map<String, CloudRecord> byKey(List<CloudRecord> rows) {
        return rows.stream().collect(Collectors.toMap(CloudRecord::key, Function.identity()));
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }
}
