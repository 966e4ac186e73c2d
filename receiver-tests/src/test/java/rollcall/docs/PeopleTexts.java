package rollcall.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of a file people get to read, as pieces of text without addresses and code. */
final class PeopleTexts {
    private static final Pattern HTML_COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern HTML_CODE = Pattern.compile("<(code|pre|script|style)\\b.*?</\\1>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[a-zA-Z/!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)=(?:\"([^\"]*)\"|'([^']*)')");
    private static final Pattern READ_ATTRIBUTE = Pattern.compile("title|alt|placeholder|aria-label|aria-description");
    private static final Pattern IN_EXPRESSION = Pattern.compile("'([^']*)'|\\|([^|]*)\\|");
    private static final Pattern INSERTED = Pattern.compile("\\[\\[.*?]]|\\$\\{.*?}");

    private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern SPAN = Pattern.compile("`[^`\n]*`");
    private static final Pattern LINK_TARGET = Pattern.compile("]\\([^)]*\\)");

    private static final Pattern LITERALS = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"\"\".*?\"\"\"|\"((?:[^\"\\\\\n]|\\\\.)*)\"|'(?:[^'\\\\\n]|\\\\.)+'",
            Pattern.DOTALL);
    private static final Pattern SCRIPT_LITERALS = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|\"((?:[^\"\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\n]|\\\\.)*)'|`((?:[^`\\\\]|\\\\.)*)`",
            Pattern.DOTALL);

    private static final Pattern SQL =
            Pattern.compile("\\b(?:SELECT|INSERT|UPDATE|DELETE|SET|VALUES|DROP|CREATE)\\b|[a-z]_[a-z]|^,? ?\\w+=$");

    private static final Pattern HELP_CODE =
            Pattern.compile("--?[a-z][\\w-]*(?:=\\S+)?|ROLLCALL_\\w+|<[^>]*>|/[a-z][\\w/.-]*");

    private PeopleTexts() {}

    /** The texts between tags, those in attributes that are read out or shown, and those in expressions of Thymeleaf. */
    static List<String> ofTemplate(String template) {
        String text = HTML_CODE
                .matcher(HTML_COMMENT.matcher(template).replaceAll(" "))
                .replaceAll(" ");
        List<String> texts = new ArrayList<>();
        for (MatchResult tag : TAG.matcher(text).results().toList()) {
            ATTRIBUTE.matcher(tag.group()).results().forEach(each -> texts.addAll(ofAttribute(each)));
        }
        texts.addAll(List.of(TAG.matcher(text).replaceAll("\n").split("\n\\s*\n|(?<=\\.)\n")));
        return said(texts);
    }

    private static List<String> ofAttribute(MatchResult attribute) {
        String value = attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
        if (READ_ATTRIBUTE.matcher(attribute.group(1)).matches()) {
            return List.of(value);
        }
        return attribute.group(1).startsWith("th:")
                ? IN_EXPRESSION
                        .matcher(value)
                        .results()
                        .map(PeopleTexts::firstGroup)
                        .filter(PeopleTexts::isSaid)
                        .toList()
                : List.of();
    }

    /** Paragraphs without blocks and spans of code and without the targets of links. */
    static List<String> ofMarkdown(String markdown) {
        String text = FENCED.matcher(markdown).replaceAll("");
        text = LINK_TARGET.matcher(SPAN.matcher(text).replaceAll("``")).replaceAll("]");
        return said(List.of(text.split("\n\\s*\n|\n(?=[|#-])")));
    }

    /** The literals that are sentences or parts of one. Blocks of text are SQL and data, and so are literals with names of columns. */
    static List<String> ofJava(String source) {
        return literals(LITERALS, source)
                .filter(PeopleTexts::isSaid)
                .filter(text -> !SQL.matcher(text).find())
                .toList();
    }

    /** The same of a script. */
    static List<String> ofScript(String script) {
        return literals(SCRIPT_LITERALS, script).filter(PeopleTexts::isSaid).toList();
    }

    /** The lines of a command's help without its options, variables, values and addresses. */
    static List<String> ofHelp(String usage) {
        return List.of(HELP_CODE.matcher(usage.replaceAll("\\s+", " ")).replaceAll(" "));
    }

    private static Stream<String> literals(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(PeopleTexts::firstGroup).filter(text -> !text.isEmpty());
    }

    private static String firstGroup(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group);
            }
        }
        return "";
    }

    /** A text with a blank, or one that begins like a heading: other literals are names of code, addresses and keys. */
    private static boolean isSaid(String text) {
        return text.contains(" ") || text.matches("[A-Z][a-z]+");
    }

    private static List<String> said(List<String> texts) {
        return texts.stream()
                .map(text -> INSERTED.matcher(text)
                        .replaceAll("…")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
