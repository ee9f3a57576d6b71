package io.xplorr.benchmarks.fakeaws;

import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.estate.Estate;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Measures how long a fake AWS takes to start, and how many pages a second it answers to one client and to four: pages of
 * 1,000 instances of EC2, and of 1,000 groups of Cost Explorer. Client and server share this process and its processors.
 */
public final class FakeAwsSpeed {
    private static final Duration WARM_UP = Duration.ofSeconds(8);
    private static final Duration MEASURED = Duration.ofSeconds(15);
    private static final int LATER_STARTS = 20;
    private static final String REGION = "ap-northeast-1"; // where the large estate has all, if it has one region

    private FakeAwsSpeed() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println(
                "Java " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
        System.out.printf("start-up, first in the JVM: %d ms%n", start().toMillis());
        LongSummaryStatistics later = IntStream.range(0, LATER_STARTS)
                .mapToLong(i -> start().toMillis())
                .summaryStatistics();
        System.out.printf(
                "start-up, %d later ones: mean %.0f ms, slowest %d ms%n",
                LATER_STARTS, later.getAverage(), later.getMax());

        Estate estate = Estate.large(200, 1, 25_000, 1_000_000);
        try (FakeAws aws = FakeAws.start(estate)) {
            String payer = estate.organization().orElseThrow().managementAccountId();
            RawClient client = new RawClient(aws, aws.accessKey(payer), REGION);
            measure("DescribeInstances, pages of 1,000", client.ec2("DescribeInstances"));
            measure("GetCostAndUsage, pages of 1,000 groups", client.costExplorer("GetCostAndUsage", lastMonths()));
        }
    }

    private static Duration start() {
        long began = System.nanoTime();
        FakeAws aws = FakeAws.start(Estate.startup());
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        aws.close();
        return took;
    }

    private static String lastMonths() {
        LocalDate end = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1);
        return "\"TimePeriod\":{\"Start\":\"" + end.minusMonths(12) + "\",\"End\":\"" + end + "\"},"
                + "\"Granularity\":\"DAILY\",\"Metrics\":[\"UnblendedCost\",\"UsageQuantity\"],\"GroupBy\":["
                + "{\"Type\":\"DIMENSION\",\"Key\":\"LINKED_ACCOUNT\"},{\"Type\":\"DIMENSION\",\"Key\":\"SERVICE\"}]";
    }

    private static void measure(String what, RawClient.Pages pages) throws InterruptedException {
        for (int clients : List.of(1, 4)) {
            run(pages, clients, WARM_UP);
            Duration before = processorTime();
            Count count = run(pages, clients, MEASURED);
            Duration used = processorTime().minus(before);
            long read = count.pages().sum();
            System.out.printf(
                    "%s, %d client%s: %.1f pages/s of %,d KB, %.1f ms of a processor each%n",
                    what,
                    clients,
                    clients == 1 ? "" : "s",
                    read / (double) MEASURED.toSeconds(),
                    count.bytes().sum() / read / 1024,
                    used.toNanos() / 1e6 / read);
        }
    }

    /** All that this process has used so far: unlike the clock, it does not count what other processes do. */
    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private record Count(LongAdder pages, LongAdder bytes) {}

    /** Each client reads the whole chain, again and again, until the time is over. */
    private static Count run(RawClient.Pages pages, int clients, Duration duration) throws InterruptedException {
        Count count = new Count(new LongAdder(), new LongAdder());
        long end = System.nanoTime() + duration.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            Thread thread = new Thread(() -> readUntil(end, pages, count), "client-" + i);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return count;
    }

    private static void readUntil(long end, RawClient.Pages pages, Count count) {
        Optional<String> token = Optional.empty();
        while (System.nanoTime() < end) {
            RawClient.Page page = pages.read(token);
            token = page.token();
            count.pages().increment();
            count.bytes().add(page.bytes());
        }
    }
}
