package rollcall.pages.upgrades;

import rollcall.analysis.upgrades.Move;
import rollcall.analysis.upgrades.MoveEnd;
import rollcall.pages.text.Messages;
import rollcall.report.Version;

/** Where instances came from and where they went, for people. */
final class MoveWords {
    private MoveWords() {}

    static String of(MoveEnd end) {
        return switch (end.kind()) {
            case VERSION -> end.version();
            case OTHERS -> Messages.get("upgrades.other-versions");
            case NO_VERSION -> Messages.get("words.no-usable-version");
            case SILENT -> Messages.get("upgrades.silent");
        };
    }

    /** The name of a move's colour. */
    static String look(Move move) {
        if (move.to().kind() == MoveEnd.Kind.SILENT) {
            return "silent";
        }
        if (!move.from().isVersion() || !move.to().isVersion()) {
            return "unknown";
        }
        int order = Version.BY_RELEASE.compare(
                new Version(move.to().version()), new Version(move.from().version()));
        return order > 0 ? "newer" : order < 0 ? "older" : "same";
    }
}
