package rollcall.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
    private static final Pattern INSERTED = Pattern.compile("\\[\\[.*?]]|\\[\\(.*?\\)]|\\$\\{.*?}");

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

    private static final Pattern PRESET_TEXT = Pattern.compile("\\s*(?:title|description|reason): (.+)");

    private static final Pattern MESSAGE =
            Pattern.compile("(?:\\[\\[)?#\\{([a-z]+\\.[a-z0-9-]+(?:_html)?)[^}]*}(?:]])?");
    private static final Map<String, String> MESSAGES = messages();

    private PeopleTexts() {}

    /** A text of a template with the English messages in place of their keys. */
    static String inserted(String text) {
        return MESSAGE.matcher(text)
                .replaceAll(key -> Matcher.quoteReplacement(MESSAGES.getOrDefault(key.group(1), "")));
    }

    /** The messages of a file of messages: their texts without parameters and elements. */
    static List<String> ofMessages(String file) {
        return said(file.lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\\u00a0", " "))
                .map(line -> TAG.matcher(HTML_CODE.matcher(line).replaceAll(" "))
                        .replaceAll(" ")
                        .replaceAll("\\{\\d(?:,choice,)?|[}|]|\\d[#<]", " "))
                .toList());
    }

    /** What a preset says of its fields. */
    static List<String> ofPreset(String preset) {
        return said(preset.lines()
                .map(line -> PRESET_TEXT.matcher(line))
                .filter(Matcher::matches)
                .map(text -> text.group(1))
                .toList());
    }

    private static Map<String, String> messages() {
        try (Stream<Path> files = Files.list(Document.CHAPTERS.resolveSibling("messages"))) {
            Map<String, String> messages = new HashMap<>();
            for (Path file : files.filter(each -> !each.toString().endsWith("_de.properties"))
                    .toList()) {
                Files.readString(file)
                        .lines()
                        .filter(line -> !line.startsWith("#") && line.contains("="))
                        .map(line -> line.split("=", 2))
                        .forEach(pair -> messages.put(pair[0], pair[1]));
            }
            return messages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
