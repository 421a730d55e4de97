package io.netsim.validation;

/** A folder of measurements that cannot be used; the message says which file and what would be right. */
public final class FolderException extends Exception {
    private static final long serialVersionUID = 1L;

    FolderException(String message) {
        super(message);
    }
}
