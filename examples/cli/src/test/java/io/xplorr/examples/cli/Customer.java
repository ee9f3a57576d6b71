package io.xplorr.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.store.StoreOptions;
import io.xplorr.testkit.aws.FakeAws;
import io.xplorr.testkit.aws.access.AccessKey;
import io.xplorr.testkit.aws.access.FakeRole;
import io.xplorr.testkit.aws.estate.Estate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A customer with one account on a fake AWS, and ourselves with a store of connections. Close it. */
public final class Customer implements AutoCloseable {
    public static final String ACCOUNT = "123456789012";
    public static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/XplorrReadOnly";
    public static final String NAME = "Acme production";
    private static final String VENDOR = "891377174505";

    public final FakeAws aws = FakeAws.start(Estate.startup());
    public final AccessKey ourKey = aws.accessKey(VENDOR);
    private final Path store;

    public Customer(Path folder) {
        this.store = folder.resolve("store");
        System.setProperty(
                "aws.accessKeyId", ourKey.accessKeyId()); // the AWS default credential chain looks here first
        System.setProperty("aws.secretAccessKey", ourKey.secretAccessKey());
    }

    public Path store() {
        return store;
    }

    /** Runs a command that needs the store only. */
    public Cli run(String... arguments) {
        return Cli.run(environment(), arguments);
    }

    /** Runs a command that calls AWS. */
    public Cli call(String... arguments) {
        return run(Cli.arguments(List.of(arguments), "--endpoint=" + aws.endpoint()));
    }

    public Map<String, String> environment() {
        return Map.of(StoreOptions.PLACE, store.toString());
    }

    /** Begins a connection to read two datasets, and returns its external ID. */
    public String begin(String... more) {
        Cli begun = run(Cli.arguments(
                List.of("connect", "begin", "--json", "--name=" + NAME, "--datasets=cost.daily,inventory.instances"),
                more));
        assertThat(begun.exitCode()).as(begun.err()).isZero();
        return begun.json().get("externalId").textValue();
    }

    /** Makes the role as the administrator does, with the policies that we hand over. */
    public FakeRole makeRole() {
        return aws.role(ACCOUNT, "XplorrReadOnly")
                .trustPolicy(run("connect", "policy", NAME, "--trust").out())
                .permissionPolicy(run("connect", "policy", NAME).out());
    }

    public Cli complete(String... more) {
        return call(Cli.arguments(List.of("connect", "complete", NAME, "--role-arn=" + ROLE), more));
    }

    public String state() {
        return run("status", "--json").json().at("/connections/0/state").textValue();
    }

    @Override
    public void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        aws.close();
    }
}
