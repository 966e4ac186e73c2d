package rollcall.sender.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.gate.IgnoredField;
import rollcall.gate.vocabulary.Presets;
import rollcall.input.JsonValues;
import rollcall.report.ReportedValue;
import rollcall.sender.facts.Facts.LocalFacts;
import rollcall.store.sender.SenderFacts;
import rollcall.store.sender.SenderFactsDao;

/** The facts that the program beside Rollcall last reported, as they are stored. */
public final class StoredFacts implements Facts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SenderFactsDao facts;
    private final String program;

    /** @param program the name of the program; empty if it is unknown */
    public StoredFacts(SenderFactsDao facts, String program) {
        this.facts = facts;
        this.program = program;
    }

    @Override
    public Known now() {
        return new Now();
    }

    @Override
    public String program() {
        return program;
    }

    @Override
    public boolean ofRollcall() {
        return false;
    }

    /** The row of the table as it is at the first call. */
    private final class Now implements Known {
        private boolean isRead;
        private @Nullable SenderFacts row;

        @Override
        public Optional<LocalFacts> in(Protocol protocol) {
            return row(protocol).map(StoredFacts::read);
        }

        @Override
        public List<String> declared() {
            return row(Protocol.ROLLCALL).map(row -> names(object(row.kept()))).orElse(List.of());
        }

        private Optional<SenderFacts> row(Protocol protocol) {
            if (!isRead) {
                row = facts.find().orElse(null);
                isRead = true;
            }
            return Optional.ofNullable(row).filter(found -> found.wire().equals(protocol.code()));
        }
    }

    private static List<String> names(JsonNode kept) {
        Map<String, ?> known = Presets.load(Protocol.ROLLCALL.preset()).fields();
        List<String> names = new ArrayList<>();
        kept.fieldNames().forEachRemaining(names::add);
        names.removeIf(known::containsKey);
        return List.copyOf(names);
    }

    private static LocalFacts read(SenderFacts told) {
        Map<String, ReportedValue> reportedValues = new LinkedHashMap<>();
        object(told.kept())
                .properties()
                .forEach(member -> reportedValues.put(member.getKey(), JsonValues.of(member.getValue())));
        return new LocalFacts(told.version(), reportedValues, ignored(told.dropped()), told.putAt());
    }

    private static JsonNode object(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored facts cannot be read", e);
        }
    }

    private static List<IgnoredField> ignored(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<IgnoredField>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("stored facts cannot be read", e);
        }
    }
}
