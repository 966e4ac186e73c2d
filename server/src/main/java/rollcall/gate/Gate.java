package rollcall.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rollcall.report.Claim;
import rollcall.report.Heartbeat;
import rollcall.report.Unusable;

/**
 * Judges a heartbeat by a vocabulary. What is kept is built afresh from permitted names and coarsened values; everything else is
 * dropped and named, never with its value.
 */
public final class Gate {
    /** What every dialect may call the product's version, whatever the vocabulary's own name for it. */
    public static final String PRODUCT_VERSION = "product_version";

    private Gate() {}

    /** The judgement; it never fails, a claim that makes no sense is dropped. */
    public static Verdict judge(Vocabulary vocabulary, Heartbeat heartbeat) {
        Judged judged = new Judged(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        heartbeat.claims().forEach((name, claim) -> judge(vocabulary, heartbeat, name, claim, judged));
        String version = (String) judged.kept.get(vocabulary.versionField());
        Kept kept = new Kept(heartbeat.origin().instanceId(), version, judged.kept, judged.unusable);
        return new Verdict(kept, List.copyOf(judged.drops));
    }

    private record Judged(SortedMap<String, Object> kept, SortedMap<String, Unusable> unusable, List<Drop> drops) {
        void drop(String name, Claim claim, Drop.Reason reason) {
            drops.add(new Drop(name, claim.kind(), reason));
        }
    }

    private static void judge(Vocabulary vocabulary, Heartbeat heartbeat, String sent, Claim claim, Judged judged) {
        String name = fieldName(vocabulary, heartbeat, sent);
        Optional<Field> field = vocabulary.field(name);
        if (field.isEmpty()) {
            judged.drop(Names.shown(sent), claim, Drop.Reason.NAME_NOT_PERMITTED);
        } else if (field.get().kind() != Kind.IGNORED && !Coarsening.saysNothing(claim)) {
            keep(field.get(), name.equals(vocabulary.versionField()), claim, judged);
        }
    }

    /**
     * Of a part's version (a database's, a system's) "unknown" is kept as the answer that it is: senders' forms have it.
     *
     * @param own whether it is the product's own version
     */
    private static void keep(Field field, boolean own, Claim claim, Judged judged) {
        Coarsening.Result result = Coarsening.of(field, claim);
        if (!own && result.unusable() == Unusable.UNKNOWN) {
            judged.kept.put(field.name(), Unusable.UNKNOWN.code());
            return;
        }
        result.value().ifPresent(value -> judged.kept.put(field.name(), value));
        if (result.unusable() != null) {
            judged.unusable.put(field.name(), result.unusable());
        }
        if (result.dropped() != null) {
            judged.drop(field.name(), claim, result.dropped());
        }
    }

    private static String fieldName(Vocabulary vocabulary, Heartbeat heartbeat, String sent) {
        boolean alias = sent.equals(PRODUCT_VERSION) && !heartbeat.claims().containsKey(vocabulary.versionField());
        return alias ? vocabulary.versionField() : sent;
    }
}
