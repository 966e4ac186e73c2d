package rollcall.cli.options;

import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Reads a number of bytes as options have it: {@code 500MiB}, {@code 1GiB}, {@code 0}. */
final class ByteSize {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})(B|KiB|MiB|GiB|TiB)?");
    private static final Map<String, Integer> SHIFTS = Map.of("B", 0, "KiB", 10, "MiB", 20, "GiB", 30, "TiB", 40);

    private ByteSize() {}

    /**
     * The bytes; empty if the option is not given.
     *
     * @throws ParameterException if it is no size, or more than 8 EiB
     */
    static OptionalLong read(CommandSpec command, String option, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return OptionalLong.empty();
        }
        Matcher size = SIZE.matcher(text.strip());
        if (size.matches()) {
            long number = Long.parseLong(size.group(1));
            int shift = SHIFTS.getOrDefault(size.group(2) == null ? "B" : size.group(2), 0);
            if (number <= Long.MAX_VALUE >> shift) {
                return OptionalLong.of(number << shift);
            }
        }
        throw new ParameterException(
                command.commandLine(), option + " is a number of bytes, or one with KiB, MiB, GiB or TiB: 500MiB");
    }
}
