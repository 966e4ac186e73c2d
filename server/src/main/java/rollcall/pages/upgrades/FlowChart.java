package rollcall.pages.upgrades;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import rollcall.analysis.upgrades.Flows;
import rollcall.analysis.upgrades.Move;
import rollcall.analysis.upgrades.MoveEnd;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * Moves as a drawing: the versions of the earlier day on the left, those of the later one on the right, newest on top, and a ribbon for each
 * move, as thick as it has instances. It is as wide as its place, and its texts stay as large as they are.
 *
 * @param height in pixels
 * @param ribbons across 100 units of width
 */
record FlowChart(String height, List<Node> left, List<Node> right, List<Ribbon> ribbons) {
    private static final double TALLEST = 340;

    /** Names stand in the middle of their nodes, and none over another. */
    private static final double GAP = 20;

    private static final double BESIDE_NAMES = 10;
    private static final double THINNEST = 0.75;
    private static final int LONGEST_NAME = 20;

    /**
     * A place of a day.
     *
     * @param middle where its name stands
     */
    record Node(String name, String count, String title, String y, String height, String middle) {}

    /** @param look the name of its colour */
    record Ribbon(String look, String path, String title, String href) {}

    static FlowChart of(Flows flows, int instances, UpgradeLinks links) {
        Map<MoveEnd, Integer> before = flows.before();
        Map<MoveEnd, Integer> after = flows.after();
        double gaps = GAP * (Math.max(before.size(), after.size()) - 1);
        double unit = (TALLEST - gaps) / instances;
        Map<MoveEnd, Double> tops = tops(before, unit);
        Map<MoveEnd, Double> topsAfter = tops(after, unit);
        return new FlowChart(
                text(TALLEST + 2 * BESIDE_NAMES),
                nodes(before, tops, unit),
                nodes(after, topsAfter, unit),
                ribbons(flows, before, after, new Stacks(tops, topsAfter, unit), links));
    }

    /** Where the next ribbon of each node begins. */
    private record Stacks(Map<MoveEnd, Double> left, Map<MoveEnd, Double> right, double unit) {
        String path(Move move) {
            double thick = move.instances() * unit;
            double from = left.merge(move.from(), thick, Double::sum) - thick;
            double to = right.merge(move.to(), thick, Double::sum) - thick;
            double drawn = Math.max(THINNEST, thick);
            return "M0 %s C50 %s 50 %s 100 %s L100 %s C50 %s 50 %s 0 %s Z"
                    .formatted(
                            text(from),
                            text(from),
                            text(to),
                            text(to),
                            text(to + drawn),
                            text(to + drawn),
                            text(from + drawn),
                            text(from + drawn));
        }
    }

    private static List<Ribbon> ribbons(
            Flows flows, Map<MoveEnd, Integer> before, Map<MoveEnd, Integer> after, Stacks stacks, UpgradeLinks links) {
        Map<MoveEnd, Map<MoveEnd, Move>> moves = new HashMap<>();
        flows.moves()
                .forEach(move -> moves.computeIfAbsent(move.from(), none -> new HashMap<>())
                        .put(move.to(), move));
        List<Ribbon> ribbons = new ArrayList<>();
        for (MoveEnd from : before.keySet()) {
            for (MoveEnd to : after.keySet()) {
                Move move = moves.get(from).get(to);
                if (move != null) {
                    ribbons.add(
                            new Ribbon(MoveWords.look(move), stacks.path(move), title(move), links.of(move, flows)));
                }
            }
        }
        return ribbons;
    }

    private static String title(Move move) {
        return Messages.get("upgrades.ribbon", MoveWords.of(move.from()), MoveWords.of(move.to()), move.instances());
    }

    private static Map<MoveEnd, Double> tops(Map<MoveEnd, Integer> sizes, double unit) {
        Map<MoveEnd, Double> tops = new HashMap<>();
        double top = BESIDE_NAMES;
        for (Map.Entry<MoveEnd, Integer> each : sizes.entrySet()) {
            tops.put(each.getKey(), top);
            top += each.getValue() * unit + GAP;
        }
        return tops;
    }

    private static List<Node> nodes(Map<MoveEnd, Integer> sizes, Map<MoveEnd, Double> tops, double unit) {
        List<Node> nodes = new ArrayList<>();
        sizes.forEach((end, count) -> {
            String name = MoveWords.of(end);
            double height = Math.max(THINNEST, count * unit);
            double top = tops.get(end);
            nodes.add(new Node(
                    brief(end),
                    Numbers.compact(count),
                    Messages.get("upgrades.node", name, count),
                    text(top),
                    text(height),
                    text(top + height / 2)));
        });
        return nodes;
    }

    /** As much of a name as has room beside that of the other day on a small screen. */
    private static String brief(MoveEnd end) {
        String name =
                end.kind() == MoveEnd.Kind.NO_VERSION ? Messages.get("upgrades.no-version-brief") : MoveWords.of(end);
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
    }

    private static String text(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
