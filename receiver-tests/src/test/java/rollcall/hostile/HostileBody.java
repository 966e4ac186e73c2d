package rollcall.hostile;

/**
 * A body that wants memory and has to be refused.
 *
 * @param door the path to which it is sent
 * @param type its Content-Type
 * @param encoding its Content-Encoding
 */
record HostileBody(String name, String door, String type, String encoding, byte[] bytes) {
    /** The same for another door. */
    HostileBody to(String other) {
        return new HostileBody(name, other, type, encoding, bytes);
    }

    @Override
    public String toString() {
        return name + " to " + door;
    }
}
