package rollcall.lawsample.api;

import rollcall.lawsample.analysis.Answer;

/** Breaks the law: shows exact numbers. */
public record AnalysisEndpoint(Answer answer) {}
