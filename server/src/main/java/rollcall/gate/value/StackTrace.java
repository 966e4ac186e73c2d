package rollcall.gate.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.report.Sha256;

/**
 * Makes a signature of a stack trace of Java, JavaScript or Python. Into the hash go the name of the error's class and the names of the functions
 * of the first frames, both without digits, and nothing else: no message, no number, no address, no path, no file, no quoted text. So the same
 * error has the same signature on every installation, and nothing of it can be read back but names that the program itself has.
 */
final class StackTrace {
    private static final int LONGEST = 64 * 1024;
    private static final int MOST_FRAMES = 16;
    private static final int LONGEST_NAME = 200;
    private static final int BYTES = 8;

    private static final Pattern CLASS =
            Pattern.compile("(?:Uncaught |Exception in thread \"[^\"]{0,200}\" )?([A-Za-z_$][\\w.$]{0,199})(?::.*)?");

    /** A class name that is no error's would be the first word of a sentence. */
    private static final Pattern ERROR =
            Pattern.compile(".*(?:Error|Exception|Fault|Failure|Interrupt|Exit|Throwable)");

    private static final List<Pattern> FRAMES = List.of(
            // Java, and JavaScript of Chrome and Node
            Pattern.compile("\\s*at (?:async |new )?(?:[\\w.@-]{1,200}/)?([\\w.$<>]{1,200}) ?"
                    + "(?:\\[as [\\w.$]{1,200}] )?\\((?:.*:\\d{1,9}|Native Method|Unknown Source|<anonymous>)\\).*"),
            // Python
            Pattern.compile("\\s*File \"[^\"]{0,500}\", line \\d{1,9}, in ([\\w.<>]{1,200})"),
            // JavaScript of Firefox and Safari
            Pattern.compile("([\\w.$<>/*]{1,200})@\\S{1,2000}:\\d{1,9}"));

    private StackTrace() {}

    /** 16 hexadecimal digits; empty if no line of the text is a frame. */
    static Optional<String> signature(String text) {
        String error = "";
        List<String> frames = new ArrayList<>();
        for (String line : text.substring(0, Math.min(LONGEST, text.length())).split("\\R")) {
            Optional<String> frame = frame(line);
            if (frame.isPresent()) {
                frames.add(frame.get());
            } else if (error.isEmpty()) {
                error = error(line);
            }
            if (frames.size() == MOST_FRAMES && !error.isEmpty()) {
                break;
            }
        }
        List<String> first = frames.subList(0, Math.min(MOST_FRAMES, frames.size()));
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of(Sha256.hex(error + "\n" + String.join("\n", first), BYTES));
    }

    private static Optional<String> frame(String line) {
        for (Pattern pattern : FRAMES) {
            Matcher frame = pattern.matcher(line);
            if (frame.matches()) {
                return Optional.of(sanitised(frame.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String error(String line) {
        Matcher named = CLASS.matcher(line);
        return named.matches() && ERROR.matcher(named.group(1)).matches() ? sanitised(named.group(1)) : "";
    }

    /** Digits number lambdas, proxies and generated classes, and differ between builds. */
    private static String sanitised(String name) {
        String letters = name.replaceAll("[^A-Za-z_.$<>/*]", "");
        return letters.substring(0, Math.min(LONGEST_NAME, letters.length()));
    }
}
