package rollcall.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import rollcall.report.Claim;
import rollcall.report.Heartbeat;

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
        SortedMap<String, Object> kept = new TreeMap<>();
        List<Drop> drops = new ArrayList<>();
        heartbeat.claims().forEach((name, claim) -> judge(vocabulary, heartbeat, name, claim, kept, drops));
        Object version = kept.get(vocabulary.versionField());
        return new Verdict(new Kept(heartbeat.origin().instanceId(), (String) version, kept), List.copyOf(drops));
    }

    private static void judge(
            Vocabulary vocabulary,
            Heartbeat heartbeat,
            String sent,
            Claim claim,
            Map<String, Object> kept,
            List<Drop> drops) {
        String name = fieldName(vocabulary, heartbeat, sent);
        Optional<Field> field = vocabulary.field(name);
        if (field.isEmpty()) {
            drops.add(new Drop(Names.shown(sent), claim.kind(), Drop.Reason.NAME_NOT_PERMITTED));
        } else if (field.get().kind() != Kind.IGNORED && !Coarsening.saysNothing(claim)) {
            keep(field.get(), claim, kept, drops);
        }
    }

    private static void keep(Field field, Claim claim, Map<String, Object> kept, List<Drop> drops) {
        Coarsening.Result result = Coarsening.of(field, claim);
        result.value().ifPresent(value -> kept.put(field.name(), value));
        if (!result.whole()) {
            drops.add(new Drop(field.name(), claim.kind(), Drop.Reason.VALUE_NOT_PERMITTED));
        }
    }

    private static String fieldName(Vocabulary vocabulary, Heartbeat heartbeat, String sent) {
        boolean alias = sent.equals(PRODUCT_VERSION) && !heartbeat.claims().containsKey(vocabulary.versionField());
        return alias ? vocabulary.versionField() : sent;
    }
}
