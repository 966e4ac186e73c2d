package rollcall.pages.product;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.instances.InstanceList;
import rollcall.analysis.instances.InstanceList.Listing;
import rollcall.analysis.instances.InstanceOrder;
import rollcall.analysis.instances.InstanceOrder.Column;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;

/** The heads of the list's columns, which sort it, and the links to its other pages. */
record InstanceHeads(PageRequest pageRequest, Vocabulary vocabulary, Listing list) {
    /**
     * A column's head.
     *
     * @param href sorts by the column; null if this list is too long for it
     * @param sorted "ascending", "descending", or null if the rows are not sorted by the column
     * @param word the anchor of the column's explanation in Help; null if there is none
     * @param hint what a pointer reads; null for nothing
     */
    record Head(
            String title,
            @Nullable String href,
            @Nullable String sorted,
            @Nullable String word,
            @Nullable String hint) {}

    /** Identifier, version, last heartbeat, first seen, and the fields. */
    List<Head> all() {
        List<Head> heads = new ArrayList<>(List.of(
                head(Messages.get("instances.instance"), Column.IDENTIFIER, null, null),
                head(Messages.get("instances.version"), Column.VERSION, null, "usable-version"),
                head(Messages.get("instances.last-heartbeat"), Column.LAST_HEARTBEAT, null, "last-heartbeat"),
                head(Messages.get("instances.first-seen"), Column.FIRST_SEEN, null, "first-seen")));
        list.columns().forEach(field -> heads.add(head(FieldWords.title(field), Column.FIELD, field, null)));
        return heads;
    }

    private Head head(String title, Column column, @Nullable Field field, @Nullable String word) {
        List<InstanceOrder> orders = InstanceOrder.of(vocabulary).stream()
                .filter(order -> order.column() == column
                        && (field == null || field.name().equals(order.field().name())))
                .toList();
        InstanceOrder now = list.order();
        boolean sorted = orders.contains(now);
        if (!list.sortable() && !orders.get(0).isIndexed()) {
            String hint = Messages.get("instances.most-sorted", InstanceList.MOST_SORTED);
            return new Head(title, null, null, word, hint);
        }
        InstanceOrder next = now.equals(orders.get(0)) ? orders.get(1) : orders.get(0);
        String direction = now.descending() ? "descending" : "ascending";
        return new Head(title, href(next.code(), Map.of()), sorted ? direction : null, word, null);
    }

    /** The link to the first page. */
    String first() {
        return href(list.order().code(), Map.of());
    }

    /**
     * The link to the page before; null on the first.
     *
     * @param place of this page's first row, from 1; 0 if nobody knows
     */
    @Nullable
    String previous(int place) {
        int before = place - InstanceList.PAGE;
        if (list.previous() == null) {
            return null;
        }
        return place > 0 && before <= 1 ? first() : link("before", list.previous(), before);
    }

    /** The link to the next page; null on the last. */
    @Nullable
    String next(int place) {
        return list.next() == null
                ? null
                : link(
                        "after",
                        list.next(),
                        place == 0 ? 0 : place + list.lines().size());
    }

    private String link(String name, String cursor, int place) {
        Map<String, String> more = new LinkedHashMap<>();
        more.put(name, cursor);
        if (place > 0) {
            more.put("place", String.valueOf(place));
        }
        return href(list.order().code(), more);
    }

    /** The link to the file of the whole list. */
    String file() {
        return pageRequest.path() + ".csv" + query(list.order().code(), Map.of());
    }

    private String href(String order, Map<String, String> more) {
        return pageRequest.path() + query(order, more);
    }

    private String query(String order, Map<String, String> more) {
        Map<String, String> query = new LinkedHashMap<>(pageRequest.query());
        List.of("sort", "after", "before", "place", "forgotten").forEach(query::remove);
        query.put("sort", order);
        query.putAll(more);
        return Query.of(query);
    }
}
