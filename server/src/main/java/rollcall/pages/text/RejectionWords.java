package rollcall.pages.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rollcall.analysis.rejections.RejectedSums;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.time.Range;
import rollcall.report.Rejection;

/** Explains why requests and values were not kept, in words for people who did not write the sender. */
public final class RejectionWords {
    private RejectionWords() {}

    /** The headline: rejected requests, then requests that need no attention, then ignored names and values. */
    public static String headline(Rejections.Answer answer, Range range) {
        RejectedSums requests = answer.requests();
        String rejected = requests.rejected() == 0
                ? "No request was rejected "
                : Phrases.requests(requests.rejected()) + (requests.rejected() == 1 ? " was" : " were") + " rejected ";
        List<String> others = others(requests);
        return rejected + when(range) + (others.isEmpty() ? "" : "; " + String.join(", and ", others)) + ". "
                + ignored(answer.ignored()) + " ignored in kept reports.";
    }

    private static String when(Range range) {
        if (!Range.NAMES.contains(range.name())) {
            return "from " + range.from() + " to " + range.to();
        }
        return range.name().equals("all") ? "since the beginning" : "in the last " + range.name() + " days";
    }

    /** The note beside the number of rejected requests on the Overview: "5,927 values ignored; 40 repeated". */
    public static String others(Rejections.Answer answer) {
        List<String> others = new ArrayList<>();
        RejectedSums requests = answer.requests();
        if (answer.ignored() > 0) {
            others.add(Messages.get("overview.values-ignored", answer.ignored()));
        }
        if (requests.answered() > 0) {
            others.add(Messages.get("overview.answered-not-kept", requests.answered()));
        }
        if (requests.repeated() > 0) {
            others.add(Messages.get("overview.repeated", requests.repeated()));
        }
        return others.isEmpty() ? Messages.get("overview.nothing-ignored") : String.join("; ", others);
    }

    private static List<String> others(RejectedSums requests) {
        List<String> others = new ArrayList<>();
        if (requests.answered() > 0) {
            others.add(Numbers.count(requests.answered())
                    + (requests.answered() == 1 ? " was answered and" : " were answered and") + " not kept");
        }
        if (requests.repeated() > 0) {
            others.add(Numbers.count(requests.repeated()) + " repeated what had been kept before");
        }
        return others;
    }

    private static String ignored(long drops) {
        return drops == 0
                ? "Nothing was"
                : Numbers.count(drops) + (drops == 1 ? " value or event was" : " values and events were");
    }

    /** The sentence for a rejection's code; empty for a code that this release does not know. */
    public static String explain(String code) {
        return Arrays.stream(Rejection.values())
                .filter(rejection -> rejection.code().equals(code))
                .map(RejectionWords::explain)
                .findFirst()
                .orElse("");
    }

    private static String explain(Rejection rejection) {
        return switch (rejection) {
            case UNAUTHORIZED -> "The key was missing, wrong or revoked. Check the key in the sender's settings.";
            case NOT_FOUND ->
                "A report was sent to an address at which none is taken. Compare the sender's endpoint with the one on Connect.";
            case METHOD_NOT_ALLOWED -> "Something other than POST came to an address that only takes reports.";
            case UNSUPPORTED_MEDIA_TYPE -> "The Content-Type is not one that this endpoint reads.";
            case UNSUPPORTED_ENCODING -> "The body was compressed in a way that this endpoint does not read.";
            case PAYLOAD_TOO_LARGE -> "The body was larger than this endpoint takes, packed or unpacked.";
            case MISSING_BODY -> "The request had no body at all.";
            case INVALID_ENCODING -> "The body was cut off, or not what its headers say.";
            case INVALID_JSON -> "The body was not JSON.";
            case INVALID_DATA -> "The packed data in the body could not be read: cut off, altered or made up.";
            case MISSING_REQUIRED_FIELDS ->
                "Something that a report cannot do without was missing, for example its instance.";
            case INVALID_FIELD -> "A field that every report needs had a value that cannot be used.";
            case RATE_LIMITED ->
                "The instance had reported within its interval already; nothing is lost. Many of these come from "
                        + "senders that ask again at every tick.";
            case REPEATED -> "A second copy of what was kept already: it was answered with 200, and it counts once.";
            case NOT_KEPT ->
                "OpenTelemetry metrics or traces, of which nothing is kept, or a request without any log record. The answer "
                        + "was 200 and named metrics and traces as rejected.";
            case NO_INSTALLATION ->
                "An OpenTelemetry event that names no installation, so it belongs to none. The answer was 200 and named "
                        + "it as rejected. TimeTracker sends some; a program of your own should name one, see Connect.";
            case FORGOTTEN -> "An instance asked to be forgotten: every row that named it was deleted.";
            case UNAVAILABLE ->
                "The database was away, or too much arrived at once; the sender was asked to come back.";
            case INTERNAL_ERROR ->
                "A fault in Rollcall itself, or a value that the database cannot hold; the server's log says "
                        + "where. The sender was not asked to come back.";
        };
    }
}
