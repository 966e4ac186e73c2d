package rollcall.decoder.penpot;

/** Fressian's codes that Penpot's sender writes, and those that a writer may use instead. (Fressian 0.6.8, {@code FressianCodes}.) */
final class FressianCodes {
    static final int INT_2 = 0x40;
    static final int INT_3 = 0x60;
    static final int INT_4 = 0x70;
    static final int INT_5 = 0x74;
    static final int INT_6 = 0x78;
    static final int INT_7 = 0x7c;
    static final int INT_2_ZERO = 0x50;
    static final int INT_3_ZERO = 0x68;
    static final int INT_4_ZERO = 0x72;
    static final int INT_5_ZERO = 0x76;
    static final int INT_6_ZERO = 0x7a;
    static final int INT_7_ZERO = 0x7e;
    static final int PRIORITY_CACHE_PACKED = 0x80;
    static final int STRUCT_CACHE_PACKED = 0xa0;
    static final int STRUCT_CACHE_PACKED_END = 0xb0;
    static final int MAP = 0xc0;
    static final int SET = 0xc1;
    static final int UUID = 0xc3;
    static final int URI = 0xc5;
    static final int BIGINT = 0xc6;
    static final int BIGDEC = 0xc7;
    static final int INST = 0xc8;
    static final int SYM = 0xc9;
    static final int KEY = 0xca;
    static final int GET_PRIORITY_CACHE = 0xcc;
    static final int PUT_PRIORITY_CACHE = 0xcd;
    static final int BYTES_PACKED = 0xd0;
    static final int BYTES_CHUNK = 0xd8;
    static final int BYTES = 0xd9;
    static final int STRING_PACKED = 0xda;
    static final int STRING_CHUNK = 0xe2;
    static final int STRING = 0xe3;
    static final int LIST_PACKED = 0xe4;
    static final int LIST = 0xec;
    static final int BEGIN_CLOSED_LIST = 0xed;
    static final int BEGIN_OPEN_LIST = 0xee;
    static final int STRUCTTYPE = 0xef;
    static final int STRUCT = 0xf0;
    static final int TRUE = 0xf5;
    static final int FALSE = 0xf6;
    static final int NULL = 0xf7;
    static final int INT = 0xf8;
    static final int FLOAT = 0xf9;
    static final int DOUBLE = 0xfa;
    static final int DOUBLE_0 = 0xfb;
    static final int DOUBLE_1 = 0xfc;
    static final int END_COLLECTION = 0xfd;
    static final int RESET_CACHES = 0xfe;
    static final int MINUS_ONE = 0xff;

    private FressianCodes() {}
}
