package rollcall.intake;

/** How an answer of success fared on its way to the sender. */
public interface Delivery {
    /** Of an answer whose loss changes nothing. */
    Delivery NOTHING_TO_LOSE = new Delivery() {
        @Override
        public void delivered() {}

        @Override
        public void lost() {}
    };

    /** The answer was handed to the network whole. */
    void delivered();

    /** The answer could not be written, or the sender was gone before: its retry is told ok and counted no second time. */
    void lost();

    /** One answer that settles two things. */
    static Delivery both(Delivery one, Delivery other) {
        return new Delivery() {
            @Override
            public void delivered() {
                one.delivered();
                other.delivered();
            }

            @Override
            public void lost() {
                one.lost();
                other.lost();
            }
        };
    }
}
