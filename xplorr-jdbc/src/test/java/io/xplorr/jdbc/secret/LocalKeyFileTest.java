package io.xplorr.jdbc.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xplorr.store.StoreException;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKeyFileTest {
    @TempDir
    Path folder;

    @Test
    void addKey_newFile_isTheOwnersOnly() throws Exception {
        Path file = folder.resolve("keys");
        LocalKeyFile key = LocalKeyFile.addKey(file, "2026-11");
        assertThat(key.version()).isEqualTo("2026-11");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void addKey_toAFile_isTheOneThatWraps() throws Exception {
        Path file = folder.resolve("keys");
        LocalKeyFile.addKey(file, "1");
        assertThat(LocalKeyFile.addKey(file, "2").version()).isEqualTo("2");
        assertThat(LocalKeyFile.open(file).version()).isEqualTo("2");
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void addKey_lastLineWithoutItsEnd_keepsBothKeys() throws Exception {
        Path file = folder.resolve("keys");
        LocalKeyFile.addKey(file, "1");
        Files.writeString(file, Files.readString(file).strip());

        assertThat(LocalKeyFile.addKey(file, "2").version()).isEqualTo("2");

        assertThat(Files.readAllLines(file))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("1 "),
                        second -> assertThat(second).startsWith("2 "));
    }

    @Test
    void addKey_inNoFolder_saysWhatIsMissing() {
        assertThatThrownBy(() -> LocalKeyFile.addKey(folder.resolve("nowhere/keys"), "1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("NoSuchFileException");
    }

    @Test
    void open_noFile_saysWhatMakesIt() {
        assertThatThrownBy(() -> LocalKeyFile.open(folder.resolve("keys")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no key file " + folder.resolve("keys"))
                .hasMessageContaining("LocalKeyFile.addKey");
    }

    @Test
    void addKey_sameVersion_isRefused() {
        Path file = folder.resolve("keys");
        LocalKeyFile.addKey(file, "1");
        assertThatThrownBy(() -> LocalKeyFile.addKey(file, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was: 1");
    }

    @Test
    void addKey_fileWhoseMakerDiedBeforeItWrote_isTakenAsNew() throws Exception {
        Path file = folder.resolve("keys");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        assertThat(LocalKeyFile.addKey(file, "1").version()).isEqualTo("1");
    }

    @Test
    void addKey_emptyFileThatOthersCanRead_isRefused() throws Exception {
        Path file = folder.resolve("keys");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----")));
        assertThatThrownBy(() -> LocalKeyFile.addKey(file, "1")).isInstanceOf(StoreException.class);
        assertThat(file).isEmptyFile();
    }

    @Test
    void append_diskFullInTheMiddle_leavesTheFileAsItWas() throws Exception {
        Path file = folder.resolve("keys");
        LocalKeyFile.addKey(file, "1");
        String before = Files.readString(file);
        ByteBuffer line = ByteBuffer.wrap("2 half a li".getBytes(StandardCharsets.UTF_8));
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            assertThatThrownBy(() -> LocalKeyFile.append(onFullDisk(channel), line))
                    .hasMessage("No space left on device");
        }
        assertThat(file).hasContent(before);
        assertThat(LocalKeyFile.open(file).version()).isEqualTo("1");
    }

    @Test
    void open_fileThatOthersCanRead_isRefused() throws Exception {
        Path file = folder.resolve("keys");
        LocalKeyFile.addKey(file, "1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LocalKeyFile.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("open to others");
    }

    @Test
    void open_malformedLine_isRefusedWithoutSayingIt() throws Exception {
        Path file = folder.resolve("keys");
        LocalKeyFile.addKey(file, "1");
        Files.writeString(file, "1 c2VjcmV0\n");
        assertThatThrownBy(() -> LocalKeyFile.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void toString_showsNoKey() throws Exception {
        Path file = folder.resolve("keys");
        LocalKeyFile key = LocalKeyFile.addKey(file, "1");
        assertThat(key.toString())
                .doesNotContain(Files.readString(file).split(" ")[1].strip());
    }

    /** Returns a channel that takes one byte of what it is to write. */
    private static SeekableByteChannel onFullDisk(SeekableByteChannel channel) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("write")) {
                channel.write(((ByteBuffer) arguments[0]).slice().limit(1));
                throw new IOException("No space left on device");
            }
            return method.invoke(channel, arguments);
        };
        return (SeekableByteChannel) Proxy.newProxyInstance(
                LocalKeyFileTest.class.getClassLoader(), new Class<?>[] {SeekableByteChannel.class}, handler);
    }
}
