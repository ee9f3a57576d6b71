package io.xplorr.jdbc.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runs that worker processes have told of. Thread-safe. */
final class Journal {
    /**
     * One run.
     *
     * @param endedAt empty while it runs, or if its process died
     */
    record Run(
            String worker, String connection, long number, long startedAt, Optional<Long> endedAt, boolean replaced) {
        Run ended(long at, boolean withReplacement) {
            return new Run(worker, connection, number, startedAt, Optional.of(at), withReplacement);
        }
    }

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final Map<String, Long> lostAt = new HashMap<>();

    synchronized void add(String worker, String line) {
        String[] words = line.split(" ");
        long at = Long.parseLong(words[0]);
        String key = words[2] + " " + words[3];
        if (words[1].equals("STARTED")) {
            Run started = new Run(worker, words[2], Long.parseLong(words[3]), at, Optional.empty(), false);
            if (runs.put(key, started) != null) {
                throw new IllegalStateException("run numbers are unique, told again: " + line);
            }
        } else {
            runs.computeIfPresent(key, (id, run) -> run.ended(at, words[4].equals("REPLACED")));
        }
    }

    /** Notes that a worker was killed or frozen, and returns the runs that it had under way. */
    synchronized List<Run> lost(String worker, long at) {
        lostAt.put(worker, at);
        return open(worker);
    }

    synchronized List<Run> open(String worker) {
        return runs.values().stream()
                .filter(run -> run.worker.equals(worker) && run.endedAt.isEmpty())
                .toList();
    }

    /** Returns when a run was over for others: it ended, or its process was killed or frozen. */
    private long over(Run run) {
        long ended = run.endedAt.orElse(Long.MAX_VALUE);
        Long lost = lostAt.get(run.worker);
        return lost != null && run.startedAt <= lost ? Math.min(lost, ended) : ended;
    }

    synchronized Run now(Run run) {
        return runs.getOrDefault(run.connection + " " + run.number, run);
    }

    /** Returns the run that replaced the slice of a connection after another had lost it. */
    synchronized Optional<Run> successor(Run lost) {
        return runs.values().stream()
                .filter(run -> run.connection.equals(lost.connection) && run.number > lost.number && run.replaced)
                .findFirst();
    }

    synchronized int started() {
        return runs.size();
    }

    synchronized long connectionsReplaced() {
        return runs.values().stream()
                .filter(Run::replaced)
                .map(Run::connection)
                .distinct()
                .count();
    }

    /** Returns pairs of runs of a connection, the second of which began while the first was under way. */
    synchronized List<Run> twoAtOnce() {
        List<Run> overlapping = new ArrayList<>();
        byConnection().values().forEach(own -> {
            for (int i = 1; i < own.size(); i++) {
                if (own.get(i).startedAt < over(own.get(i - 1))) {
                    overlapping.addAll(own.subList(i - 1, i + 1));
                }
            }
        });
        return overlapping;
    }

    /** Returns the runs that committed although a newer one had begun before they ended. */
    synchronized List<Run> staleCommits() {
        List<Run> stale = new ArrayList<>();
        byConnection().values().forEach(own -> {
            for (Run run : own) {
                boolean overtaken = own.stream()
                        .anyMatch(other -> other.number > run.number
                                && run.endedAt.map(end -> other.startedAt < end).orElse(false));
                if (run.replaced && overtaken) {
                    stale.add(run);
                }
            }
        });
        return stale;
    }

    /** Returns the longest time from the beginning of one sync of a connection to that of the next. */
    synchronized Duration longestGap() {
        long longest = 0;
        for (List<Run> own : byConnection().values()) {
            for (int i = 1; i < own.size(); i++) {
                longest = Math.max(longest, own.get(i).startedAt - own.get(i - 1).startedAt);
            }
        }
        return Duration.ofMillis(longest);
    }

    private Map<String, List<Run>> byConnection() {
        return runs.values().stream()
                .sorted((a, b) -> Long.compare(a.number, b.number))
                .collect(Collectors.groupingBy(Run::connection, LinkedHashMap::new, Collectors.toList()));
    }
}
