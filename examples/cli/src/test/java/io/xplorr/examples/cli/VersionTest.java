package io.xplorr.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xplorr.examples.cli.console.Version;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    @TempDir
    private Path folder;

    @Test
    void version_ofAJar_isThatOfItsManifest() throws IOException, URISyntaxException, InterruptedException {
        Path jar = jarOfVersion("1.2.3-test");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        jar + File.pathSeparator + System.getProperty("java.class.path"),
                        XplorrCli.class.getName(),
                        "--version")
                .redirectErrorStream(true)
                .start();

        assertThat(process.inputReader().lines()).containsExactly("xplorr 1.2.3-test");
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sync ", "connect ", "connect verify "})
    void version_behindAnyCommand_isTheProgramsOwn(String command) {
        assertThat(Cli.run((command + "--version").split(" ")).out())
                .isEqualToIgnoringNewLines("xplorr (not from a jar)");
    }

    private Path jarOfVersion(String version) throws IOException, URISyntaxException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        Path classes = Path.of(Version.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = folder.resolve("xplorr.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                Stream<Path> all = Files.walk(classes)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
                Files.copy(each, out);
            }
        }
        return jar;
    }
}
