package rollcall.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import rollcall.gate.value.NameRules;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Unusable;

/**
 * Decides by a vocabulary what of a heartbeat may be kept. Kept values are built afresh from permitted names and coarsened values.
 * Everything else is ignored and counted by name, never with its value.
 */
public final class Gate {

    private final Vocabulary vocabulary;
    private final Heartbeat heartbeat;
    private final Judgements judgements;
    private final SortedMap<String, Object> kept = new TreeMap<>();
    private final SortedMap<String, Unusable> unusable = new TreeMap<>();
    private final List<IgnoredField> ignored = new ArrayList<>();

    private Gate(Vocabulary vocabulary, Heartbeat heartbeat, Judgements judgements) {
        this.vocabulary = vocabulary;
        this.heartbeat = heartbeat;
        this.judgements = judgements;
    }

    /** What may be kept of a heartbeat, and what is ignored. It never fails: a senseless value is ignored. */
    public static KeptHeartbeat judge(Vocabulary vocabulary, Heartbeat heartbeat) {
        return judge(vocabulary, heartbeat, Judgements.none());
    }

    /** The same for a product whose judgements are remembered. */
    public static KeptHeartbeat judge(Vocabulary vocabulary, Heartbeat heartbeat, Judgements judgements) {
        Gate gate = new Gate(vocabulary, heartbeat, judgements);
        heartbeat.values().forEach(gate::decide);
        gate.circumstances();
        String version = (String) gate.kept.get(vocabulary.versionField());
        return new KeptHeartbeat(heartbeat.reporter().instanceId(), version, gate.kept, gate.unusable, gate.ignored);
    }

    private void decide(String sent, ReportedValue reportedValue) {
        String name = vocabulary.fieldName(sent);
        boolean alias = !name.equals(sent) && !says(heartbeat.values(), name);
        Optional<Field> field = vocabulary.field(alias ? name : sent);
        field.ifPresentOrElse(permitted -> keep(permitted, reportedValue), () -> ignoreName(sent, reportedValue));
    }

    private void circumstances() {
        if (heartbeat.circumstances().isEmpty()) {
            return;
        }
        Set<String> reported = heartbeat.values().entrySet().stream()
                .filter(value -> !Coarsening.saysNothing(value.getValue()))
                .map(value -> vocabulary.fieldName(value.getKey()))
                .collect(Collectors.toSet());
        heartbeat.circumstances().forEach((sent, reportedValue) -> {
            String name = vocabulary.fieldName(sent);
            boolean alias = !name.equals(sent) && says(heartbeat.circumstances(), name);
            if (!alias && !reported.contains(name) && !Coarsening.saysNothing(reportedValue)) {
                circumstance(sent, name, reportedValue);
            }
        });
    }

    /**
     * Handles a value that the sender's library added. Such libraries report more than the vocabulary asks for, so an unknown name is
     * counted only if it has the shape of a field's name.
     */
    private void circumstance(String sent, String name, ReportedValue reportedValue) {
        Optional<Field> field = vocabulary.field(name);
        if (field.isPresent()) {
            keep(field.get(), reportedValue);
        } else if (!NameRules.shown(sent).equals(NameRules.WITHHELD)) {
            ignoreName(sent, reportedValue);
        }
    }

    private static boolean says(Map<String, ReportedValue> values, String name) {
        return values.containsKey(name) && !Coarsening.saysNothing(values.get(name));
    }

    private void ignoreName(String sent, ReportedValue reportedValue) {
        ignore(NameRules.shown(sent), reportedValue, IgnoredField.Reason.NAME_NOT_PERMITTED);
    }

    /**
     * Keeps a permitted field. "unknown" as the version of a component (a database, a system) is kept as a value, because senders'
     * protocols define it.
     */
    private void keep(Field field, ReportedValue reportedValue) {
        if (field.kind() == FieldKind.IGNORED || Coarsening.saysNothing(reportedValue)) {
            return;
        }
        boolean own = field.name().equals(vocabulary.versionField());
        Coarsening.Result result = judgements.of(vocabulary, field, reportedValue);
        if (!own && result.unusable() == Unusable.UNKNOWN) {
            kept.put(field.name(), Unusable.UNKNOWN.code());
            return;
        }
        result.value().ifPresent(value -> kept.put(field.name(), value));
        if (result.unusable() != null) {
            unusable.put(field.name(), result.unusable());
        } else if (result.value().isEmpty() && field.kind().counted()) {
            unusable.put(field.name(), field.kind() == FieldKind.BUILD ? Unusable.OTHER : Unusable.VALUE);
        }
        if (result.ignored() != null) {
            ignore(field.name(), reportedValue, result.ignored());
        }
    }

    private void ignore(String name, ReportedValue reportedValue, IgnoredField.Reason reason) {
        ignored.add(new IgnoredField(name, reportedValue.kind(), reason));
    }
}
