package rollcall.lawsample.analysis;

/** An answer with exact numbers. */
public record Answer(int instances) {}
