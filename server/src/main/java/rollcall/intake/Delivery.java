package rollcall.intake;

/** How an answer of success fared on its way to the sender. */
public interface Delivery {
    /** The answer was handed to the network whole. */
    void delivered();

    /** The answer could not be written, or the sender was gone before: its retry is told ok and counted no second time. */
    void lost();
}
