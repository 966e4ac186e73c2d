package rollcall.pages.kept;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Presets;
import rollcall.pages.PageRequest;
import rollcall.product.Permittable;
import rollcall.product.fields.KeptFields;

/**
 * The fields and properties with which a product began, as the preset or superusers say. Events stand among them if superusers changed them:
 * presets name events by patterns.
 */
final class PresetRows {
    private final PageRequest pageRequest;
    private final Map<String, KeptFields.Kept> changed;

    PresetRows(PageRequest pageRequest, List<KeptFields.Kept> kept) {
        this.pageRequest = pageRequest;
        this.changed = kept.stream()
                .filter(each -> inPreset(each.field().name()))
                .collect(Collectors.toMap(each -> each.field().name(), each -> each, (a, b) -> a, LinkedHashMap::new));
    }

    /** In the order of the preset, events last. */
    List<FieldRow> rows() {
        Map<String, Field> preset = Presets.load(pageRequest.product().preset()).definitions();
        return Stream.concat(
                        preset.entrySet().stream()
                                .filter(each -> each.getValue().kind() != FieldKind.IGNORED),
                        changed.entrySet().stream()
                                .filter(each -> !preset.containsKey(each.getKey()))
                                .map(each ->
                                        Map.entry(each.getKey(), each.getValue().field())))
                .map(each -> FieldRow.ofPreset(pageRequest, each.getValue(), changed.get(each.getKey())))
                .toList();
    }

    private boolean inPreset(String code) {
        return Permittable.of(code).isInPreset(pageRequest.product().preset());
    }
}
