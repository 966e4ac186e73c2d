package rollcall.gate.vocabulary;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The vocabularies that come with Rollcall: one YAML resource each, in {@code /presets}. */
public final class Presets {
    /** The names of all presets. */
    public static final List<String> NAMES = List.of("eventyay", "penpot", "timetracker", "otel", "rollcall", "none");

    /** Presets that were read. They never change while the program runs, and the sender needs them for every event. */
    private static final Map<String, Vocabulary> READ = new ConcurrentHashMap<>();

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Presets() {}

    /**
     * The vocabulary of a preset.
     *
     * @throws IllegalArgumentException if there is no preset with this name
     */
    public static Vocabulary load(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no preset is called " + name);
        }
        return READ.computeIfAbsent(name, Presets::read);
    }

    private static Vocabulary read(String name) {
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + name + ".yaml")) {
            return YAML.readValue(in, File.class).vocabulary(name);
        } catch (IOException e) {
            throw new UncheckedIOException("the preset " + name + " cannot be read", e);
        }
    }

    private record File(
            String versionField,
            @Nullable String errorsField,
            @Nullable Map<String, String> aliases,
            List<Field> fields,
            @Nullable Events events) {
        Vocabulary vocabulary(String name) {
            EventVocabulary ofEvents = events == null ? EventVocabulary.NONE : events.vocabulary();
            return new Vocabulary(
                    name, versionField, errorsField, byName(fields), ofEvents, aliases == null ? Map.of() : aliases);
        }
    }

    private record Events(
            @Nullable List<String> names,
            @Nullable List<String> types,
            @Nullable List<String> sources,
            @Nullable List<FieldKind> any,
            @Nullable List<Field> properties,
            @Nullable List<Field> context,
            @Nullable Map<String, List<String>> funnels,
            @Nullable ErrorEvents errors) {
        EventVocabulary vocabulary() {
            return new EventVocabulary(
                    Set.of(),
                    orNone(names),
                    orNone(types),
                    orNone(sources),
                    orNone(any),
                    byName(orNone(properties)),
                    byName(orNone(context)),
                    funnels == null ? Map.of() : new LinkedHashMap<>(funnels),
                    errors == null ? ErrorEvents.USUAL : errors);
        }

        private static <T> List<T> orNone(@Nullable List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    private static Map<String, Field> byName(List<Field> fields) {
        Map<String, Field> byName = new LinkedHashMap<>();
        fields.forEach(field -> byName.put(field.name(), field));
        return byName;
    }
}
