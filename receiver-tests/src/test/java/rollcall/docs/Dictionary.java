package rollcall.docs;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The last section of the chapter Words: what the code calls things, and where they stand. */
final class Dictionary {
    static final String SECTION = "In the code and in the files";

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([A-Z][^|]*) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /**
     * A row.
     *
     * @param places classes and folders, from the folder of the package rollcall on
     * @param retired words that are not used for it
     */
    record Entry(String word, String meaning, List<String> places, List<String> retired) {}

    private Dictionary() {}

    static List<Entry> read() {
        return ROW.matcher(Document.chapter("words").section(SECTION))
                .results()
                .filter(row -> !row.group(1).equals("Word"))
                .map(row -> new Entry(row.group(1), row.group(2), codes(row.group(3)), codes(row.group(4))))
                .toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }
}
