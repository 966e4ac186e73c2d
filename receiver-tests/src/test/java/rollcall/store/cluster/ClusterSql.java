package rollcall.store.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds statements that one PostgreSQL takes and a Citus cluster does not. Each rule stands for a failure that was seen on a cluster; it looks at
 * words alone, so it finds what is usual and not all that there is.
 */
final class ClusterSql {
    private static final Pattern CREATE =
            Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+) \\((.*?)\\n\\)", Pattern.DOTALL);

    /** Whose values change within a transaction, or from one to the next. */
    private static final Set<String> VOLATILE =
            Set.of("clock_timestamp", "random", "gen_random_uuid", "nextval", "statement_timestamp");

    private static final Set<String> STABLE =
            Set.of("now", "current_timestamp", "current_date", "date_trunc", "interval");

    private final Set<String> distributed;
    private final Set<String> tables;

    /**
     * Reads which tables there are.
     *
     * @param distributed those over the nodes of a cluster
     * @param migrations the text of all migrations
     */
    ClusterSql(List<String> distributed, String migrations) {
        this.distributed = Set.copyOf(distributed);
        tables = new TreeSet<>(distributed);
        Matcher created = CREATE.matcher(migrations);
        while (created.find()) {
            tables.add(created.group(1));
        }
    }

    /** What a cluster cannot take of these statements, a few words each; empty if it takes all. */
    List<String> findings(String sql) {
        return SqlBlock.statements(sql).stream().flatMap(this::ofStatement).toList();
    }

    private Stream<String> ofStatement(SqlBlock statement) {
        Set<String> findings = new TreeSet<>();
        List<String> words = statement.everyWord();
        if (words.stream().anyMatch(word -> word.contains("plan_cache_mode"))
                && words.stream().noneMatch(word -> word.contains("pg_dist_partition"))) {
            findings.add("generic plans whatever the database");
        }
        if (words.contains("recursive") && words.stream().anyMatch(distributed::contains)) {
            findings.add("recursion over shards");
        }
        for (SqlBlock block : statement.all()) {
            block.queries().forEach(query -> findings.addAll(ofQuery(query)));
        }
        return findings.stream();
    }

    private List<String> ofQuery(SqlBlock query) {
        List<String> findings = new ArrayList<>();
        Map<String, String> own = query.tables(tables);
        Set<String> over = new HashSet<>(own.values());
        over.retainAll(distributed);
        boolean isOver = !over.isEmpty();
        if (isOver && locks(query) && !isOfOneInstance(query)) {
            findings.add("a lock over shards");
        }
        if (isOver && modifies(query)) {
            findings.addAll(ofChange(query, over, own));
        }
        if (over.size() > 1 && !joinsByInstance(query)) {
            findings.add("a join of what is not co-located");
        }
        findings.addAll(correlated(query, own));
        return findings;
    }

    private static boolean locks(SqlBlock query) {
        return query.says("for update")
                || query.says("for share")
                || query.says("for no key update")
                || query.says("for key share")
                || query.says("lock table");
    }

    private static boolean isOfOneInstance(SqlBlock query) {
        return query.words().contains("instance_id") && query.says("instance_id = " + SqlBlock.PARAMETER);
    }

    private static boolean modifies(SqlBlock query) {
        return query.words().contains("insert")
                || query.words().contains("delete")
                || query.words().get(0).equals("update");
    }

    private List<String> ofChange(SqlBlock query, Set<String> over, Map<String, String> own) {
        List<String> findings = new ArrayList<>();
        SqlBlock conflict = query.behind("on conflict");
        boolean isSelected = query.words().contains("insert") && query.words().contains("select");
        if (isSelected && untyped(query)) {
            findings.add("a parameter without a type in INSERT ... SELECT");
        }
        if (isSelected && conflict.everyWord().contains(SqlBlock.PARAMETER)) {
            findings.add("a parameter behind ON CONFLICT of INSERT ... SELECT");
        }
        boolean isFixed = Stream.concat(VOLATILE.stream(), STABLE.stream()).noneMatch(conflict.everyWord()::contains);
        if (!isFixed && !isComparison(conflict)) {
            findings.add("a function behind ON CONFLICT whose value is not fixed");
        }
        if (!query.words().contains("insert") && VOLATILE.stream().anyMatch(query.everyWord()::contains)) {
            findings.add("a volatile function in UPDATE or DELETE");
        }
        if (!query.words().contains("insert") && own.values().stream().anyMatch(table -> !over.contains(table))) {
            findings.add("a change by a join of local and distributed tables");
        }
        if (query.says("update") && !query.behind("from").words().isEmpty() && setsBySubquery(query)) {
            findings.add("a subquery in SET beside FROM");
        }
        return findings;
    }

    /** Whether a parameter has no type among what is selected, or among the arrays that are unnested. */
    private static boolean untyped(SqlBlock query) {
        return query.behind("select").before("from").untyped() > 0
                || query.following("unnest").untyped() > 0;
    }

    /** Times may be subtracted and compared with an interval; an interval may not be added to a time or taken off. */
    private static boolean isComparison(SqlBlock conflict) {
        List<String> words = conflict.everyWord();
        return Stream.concat(VOLATILE.stream(), STABLE.stream())
                        .filter(name -> !name.equals("interval"))
                        .noneMatch(words::contains)
                && !conflict.says("- interval")
                && !conflict.says("+ interval");
    }

    private static boolean setsBySubquery(SqlBlock query) {
        return query.behind("set").below().stream()
                .flatMap(each -> each.all().stream())
                .anyMatch(each -> each.words().contains("select"));
    }

    private static boolean joinsByInstance(SqlBlock query) {
        String words = " " + String.join(" ", query.everyWord()) + " ";
        return Pattern.compile(" \\w+\\.instance_id = \\w+\\.instance_id ")
                        .matcher(words)
                        .find()
                || words.contains(" using instance_id ");
    }

    /** A query below another one that names its columns: both have to read tables of the same kind, and distributed ones by instance. */
    private List<String> correlated(SqlBlock query, Map<String, String> own) {
        List<String> findings = new ArrayList<>();
        for (SqlBlock below : query.below()) {
            for (SqlBlock each : below.all()) {
                Map<String, String> inner = each.tables(tables);
                if (!own.isEmpty()
                        && !inner.isEmpty()
                        && each.refersTo(own.keySet())
                        && own.keySet().stream().noneMatch(inner::containsKey)) {
                    boolean isMixed = own.values().stream().anyMatch(distributed::contains)
                            != inner.values().stream().anyMatch(distributed::contains);
                    boolean isApart = inner.values().stream().anyMatch(distributed::contains) && !joinsByInstance(each);
                    if (isMixed || isApart) {
                        findings.add("a subquery that joins what is not co-located");
                    }
                }
            }
        }
        return findings;
    }
}
