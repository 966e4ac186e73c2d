package rollcall.store.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file system of a directory.
 *
 * @param free bytes that this process may still write
 * @param total bytes in all
 */
public record DiskSpace(long free, long total) {
    static DiskSpace of(Path directory) {
        try {
            FileStore disk = Files.getFileStore(directory);
            return new DiskSpace(disk.getUsableSpace(), disk.getTotalSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("the file system of the data directory cannot be read", e);
        }
    }
}
