package rollcall.report;

import org.jspecify.annotations.Nullable;

/** Describes a failure by its places (class, file, line) without any message: messages of databases and parsers quote what was sent. */
public final class Trace {
    private static final int DEEPEST = 8;

    private Trace() {}

    /** The classes of the failure and its causes, at most eight, each with the first line of Rollcall's own code in its stack. */
    public static String of(@Nullable Throwable failure) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (Throwable each = failure; each != null && depth < DEEPEST; each = each.getCause()) {
            text.append(depth++ == 0 ? "" : ", caused by ")
                    .append(each.getClass().getName());
            for (StackTraceElement line : each.getStackTrace()) {
                if (line.getClassName().startsWith("rollcall.")) {
                    text.append(" at ").append(line.getFileName()).append(':').append(line.getLineNumber());
                    break;
                }
            }
        }
        return text.toString();
    }
}
