package rollcall.store.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement, or what stands between two parentheses of one, as words. It knows as much of SQL as the rules of {@link ClusterSql} ask for. */
final class SqlBlock {
    /** The word for a parameter. */
    static final String PARAMETER = "?";

    private static final Pattern WORD =
            Pattern.compile("'(?:[^']|'')*'|::|:[a-zA-Z][\\w.]*|[a-zA-Z_$][\\w$]*(?:\\.[a-zA-Z_*][\\w]*)?|\\d+|\\S");

    /** What goes before the name of a table. */
    private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "using", "into", "update", "only");

    /** What ends the list of tables. */
    private static final Set<String> AFTER_TABLES =
            Set.of("where", "group", "order", "set", "limit", "values", "returning", "select", "window", "on");

    private static final Set<String> KEYWORDS = Set.of(
            "where",
            "on",
            "set",
            "using",
            "join",
            "left",
            "right",
            "cross",
            "inner",
            "full",
            "group",
            "order",
            "limit",
            "values",
            "returning",
            "select",
            "for",
            "union",
            "except",
            "intersect",
            "having",
            "offset",
            "window",
            "from",
            "default",
            "natural");

    /** Words and, where a parenthesis opens, a block. */
    private final List<Object> parts = new ArrayList<>();

    private SqlBlock() {}

    /** The statements of a text, without comments. */
    static List<SqlBlock> statements(String text) {
        List<SqlBlock> statements = new ArrayList<>();
        for (String one : text.replaceAll("--[^\n]*", "").split(";")) {
            if (!one.isBlank()) {
                statements.add(read(WORD.matcher(one)));
            }
        }
        return statements;
    }

    private static SqlBlock read(Matcher words) {
        SqlBlock block = new SqlBlock();
        while (words.find()) {
            String word = words.group();
            if (word.equals(")")) {
                return block;
            }
            block.parts.add(word.equals("(") ? read(words) : word(word));
        }
        return block;
    }

    private static String word(String word) {
        boolean isParameter = word.length() > 1 && word.charAt(0) == ':' && word.charAt(1) != ':';
        return isParameter ? PARAMETER : word.startsWith("'") ? word : word.toLowerCase(Locale.ROOT);
    }

    /** The blocks right below this one. */
    List<SqlBlock> below() {
        return parts.stream()
                .filter(SqlBlock.class::isInstance)
                .map(SqlBlock.class::cast)
                .toList();
    }

    /** This block and all below it. */
    List<SqlBlock> all() {
        List<SqlBlock> all = new ArrayList<>(List.of(this));
        below().forEach(each -> all.addAll(each.all()));
        return all;
    }

    /** This block in the pieces between UNION, EXCEPT and INTERSECT. */
    List<SqlBlock> queries() {
        List<SqlBlock> queries = new ArrayList<>(List.of(new SqlBlock()));
        for (Object part : parts) {
            if (Set.of("union", "except", "intersect").contains(part)) {
                queries.add(new SqlBlock());
            } else {
                queries.get(queries.size() - 1).parts.add(part);
            }
        }
        return queries;
    }

    /** The words of this block alone. */
    List<String> words() {
        return parts.stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /** Whether these words stand in this block one behind the other, nothing in between. */
    boolean says(String phrase) {
        return (" " + String.join(" ", words()) + " ").contains(" " + phrase + " ");
    }

    /** What stands behind these words; empty if they are not here. */
    SqlBlock behind(String phrase) {
        List<String> wanted = List.of(phrase.split(" "));
        SqlBlock rest = new SqlBlock();
        for (int i = 0; i + wanted.size() <= parts.size(); i++) {
            if (parts.subList(i, i + wanted.size()).equals(wanted)) {
                rest.parts.addAll(parts.subList(i + wanted.size(), parts.size()));
                return rest;
            }
        }
        return rest;
    }

    /** What stands before the first of this word; all if it is not here. */
    SqlBlock before(String word) {
        SqlBlock begin = new SqlBlock();
        int end = parts.indexOf(word);
        begin.parts.addAll(end < 0 ? parts : parts.subList(0, end));
        return begin;
    }

    /** The parenthesis right behind the first of this word; empty if there is none. */
    SqlBlock following(String word) {
        int at = parts.indexOf(word) + 1;
        return at > 0 && at < parts.size() && parts.get(at) instanceof SqlBlock block ? block : new SqlBlock();
    }

    /** Every word of this block and below it. */
    List<String> everyWord() {
        List<String> words = new ArrayList<>();
        parts.forEach(
                part -> words.addAll(part instanceof SqlBlock block ? block.everyWord() : List.of((String) part)));
        return words;
    }

    /** The tables that this block itself reads or writes, of those that there are: each by the name that columns are given it by. */
    Map<String, String> tables(Set<String> known) {
        Map<String, String> tables = new TreeMap<>();
        boolean isListed = false;
        for (int i = 0; i < parts.size(); i++) {
            String before = i == 0 ? "" : String.valueOf(parts.get(i - 1));
            isListed = BEFORE_TABLE.contains(before) || isListed && !AFTER_TABLES.contains(before);
            boolean isTable = BEFORE_TABLE.contains(before) || isListed && before.equals(",");
            if (isTable && known.contains(String.valueOf(parts.get(i)))) {
                tables.put(alias(i), (String) parts.get(i));
            }
        }
        return tables;
    }

    private String alias(int table) {
        int at = table + 1 < parts.size() && "as".equals(parts.get(table + 1)) ? table + 2 : table + 1;
        boolean isAlias = at < parts.size()
                && parts.get(at) instanceof String word
                && word.matches("[a-z_]+")
                && !KEYWORDS.contains(word);
        return (String) parts.get(isAlias ? at : table);
    }

    /** Whether this block, or one below it, has a column of one of these names of tables. */
    boolean refersTo(Set<String> aliases) {
        Set<String> prefixes = new TreeSet<>(aliases);
        return everyWord().stream()
                .anyMatch(word -> word.contains(".")
                        && !word.startsWith("'")
                        && prefixes.contains(word.substring(0, word.indexOf('.'))));
    }

    /** The parameters of this block and below it that are given no type: neither by {@code ::type} nor by CAST. */
    int untyped() {
        int untyped = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof SqlBlock block) {
                untyped += i > 0 && "cast".equals(parts.get(i - 1)) ? 0 : block.untyped();
            } else if (PARAMETER.equals(parts.get(i))) {
                untyped += i + 1 < parts.size() && "::".equals(parts.get(i + 1)) ? 0 : 1;
            }
        }
        return untyped;
    }
}
