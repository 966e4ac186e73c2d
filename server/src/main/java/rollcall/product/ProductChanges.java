package rollcall.product;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.mapping.InvalidYaml;
import rollcall.mapping.Mapping;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.report.quota.DailyAmounts;
import rollcall.report.quota.Quota;

/**
 * What a product file changes at a product.
 *
 * @param name the new name; null if it stays
 * @param on settings that are switched on
 * @param off settings that are switched off
 * @param quotas quotas that change, each with its new amount
 * @param added fields that are kept from now on
 * @param redefined fields with other words, values or events
 * @param stopped names of fields that are kept no longer
 * @param restored names of fields of the preset that are kept again as the preset says
 * @param mapped whether the mapping is another one
 * @param mapping the mapping of the file; null for none
 * @param lines the changes in words, one a line
 */
public record ProductChanges(
        @Nullable String name,
        Set<ProductSetting> on,
        Set<ProductSetting> off,
        Map<Quota, Long> quotas,
        List<Field> added,
        List<Field> redefined,
        List<String> stopped,
        List<String> restored,
        boolean mapped,
        @Nullable Mapping mapping,
        List<String> lines) {
    /**
     * Compares.
     *
     * @param kept the fields that people added to the product
     * @param mapping that of the product; null if it has none
     * @throws InvalidYaml if the file changes what cannot change: the preset, or the kind or the ranges of a field
     */
    public static ProductChanges between(
            Product product, List<Field> kept, @Nullable Mapping mapping, ProductFile file) {
        if (!product.preset().equals(file.preset())) {
            throw new InvalidYaml(1, 1, "The product has the preset " + product.preset() + ", which cannot change.");
        }
        Map<String, Field> before = new LinkedHashMap<>();
        kept.forEach(field -> before.put(field.name(), field));
        List<Field> added = new ArrayList<>();
        List<Field> redefined = new ArrayList<>();
        for (ProductFile.Entry entry : file.entries()) {
            Optional<Field> old = Optional.ofNullable(
                            before.remove(entry.field().name()))
                    .or(() -> Permittable.of(entry.field().name()).inPreset(product.preset()));
            if (old.isEmpty()) {
                added.add(entry.field());
            } else if (!old.get().equals(entry.field())) {
                requireSameSeries(old.get(), entry);
                redefined.add(entry.field());
            }
        }
        String name = product.name().equals(file.name()) ? null : file.name();
        Set<ProductSetting> on = without(file.settings(), product.settings());
        Set<ProductSetting> off = without(product.settings(), file.settings());
        Map<Boolean, List<String>> gone = before.keySet().stream()
                .collect(Collectors.partitioningBy(code -> Permittable.of(code).isInPreset(product.preset())));
        List<String> stopped = gone.getOrDefault(false, List.of());
        List<String> restored = gone.getOrDefault(true, List.of());
        List<String> lines = new ArrayList<>(lines(name, on, off, added, redefined, stopped));
        restored.forEach(code -> lines.add("~ " + code + ": as the preset says"));
        Map<Quota, Long> quotas = quotas(product.quotas(), file.quotas());
        quotas.forEach((quota, amount) -> lines.add("~ quota " + quota.code() + ": " + amount));
        boolean mapped = !Objects.equals(mapping, file.mapping());
        if (mapped) {
            lines.add(mappingLine(mapping, file.mapping()));
        }
        return new ProductChanges(
                name, on, off, quotas, added, redefined, stopped, restored, mapped, file.mapping(), List.copyOf(lines));
    }

    private static Map<Quota, Long> quotas(DailyAmounts before, DailyAmounts after) {
        Map<Quota, Long> changed = new EnumMap<>(Quota.class);
        for (Quota quota : Quota.values()) {
            if (before.of(quota) != after.of(quota)) {
                changed.put(quota, after.of(quota));
            }
        }
        return changed;
    }

    private static String mappingLine(@Nullable Mapping before, @Nullable Mapping after) {
        return before == null
                ? "+ mapping: other senders' reports are read by it from now on"
                : after == null
                        ? "- mapping: other senders' reports are rejected from now on"
                        : "~ mapping: other senders' reports are read in another way from now on";
    }

    /** Whether the product is as the file says. */
    public boolean isNothing() {
        return lines.isEmpty();
    }

    private static void requireSameSeries(Field before, ProductFile.Entry entry) {
        if (!before.isSameSeriesAs(entry.field())) {
            throw entry.wrong(
                    "It is kept as another kind or in other ranges, and the two do not mix. Give this field an expires:"
                            + " with today's date, and add a field with another name, the new ranges and aliases: ["
                            + before.name() + "].");
        }
    }

    private static Set<ProductSetting> without(Set<ProductSetting> some, Set<ProductSetting> others) {
        return some.stream().filter(each -> !others.contains(each)).collect(Collectors.toSet());
    }

    private static List<String> lines(
            @Nullable String name,
            Set<ProductSetting> on,
            Set<ProductSetting> off,
            List<Field> added,
            List<Field> redefined,
            List<String> stopped) {
        return Stream.of(
                        Stream.ofNullable(name).map(text -> "~ name: " + text),
                        on.stream().sorted().map(setting -> "+ setting " + setting.code()),
                        off.stream().sorted().map(setting -> "- setting " + setting.code()),
                        added.stream().map(field -> "+ " + field.name() + ": kept from now on, as " + kind(field)),
                        redefined.stream()
                                .map(field -> "~ " + field.name() + ": other words, values, end, names or events"),
                        stopped.stream().map(each -> "- " + each + ": kept no longer; what was kept stays"))
                .flatMap(line -> line)
                .toList();
    }

    private static String kind(Field field) {
        return field.bucket() == null ? field.kind().code() : field.kind().code() + " " + field.bucket();
    }
}
