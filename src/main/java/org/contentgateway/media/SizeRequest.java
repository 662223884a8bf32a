package org.contentgateway.media;

import org.jspecify.annotations.Nullable;

/**
 * The size a client asks of a picture. With neither width nor height it asks for the largest there is.
 *
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param scale device pixels in a CSS pixel: multiplies width and height
 * @param format the only format to answer with; any where null
 */
public record SizeRequest(
        @Nullable Integer width,
        @Nullable Integer height,
        int scale,
        @Nullable ImageType format,
        RoundingRule rounding) {

    private static final int MAX_SCALE = 10;

    /** @throws IllegalArgumentException for a side below 1, a scale beyond 1 to 10, or a product beyond an int */
    public SizeRequest {
        if (scale < 1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale must be 1 to " + MAX_SCALE + ": pass the device pixel ratio");
        }
        requireSide("width", width, scale);
        requireSide("height", height, scale);
    }

    /** At least this wide, in any format; the largest there is where null. */
    public static SizeRequest ofWidth(@Nullable Integer width) {
        return new SizeRequest(width, null, 1, null, RoundingRule.UP);
    }

    /** Whether the file may be an answer at all. */
    boolean accepts(Variant file) {
        return file.hasFormat(format) && (rounding != RoundingRule.EXACT || fitsNominalBox(file));
    }

    /** Whether the next file, in ascending order with unknown sizes last, is a better answer than the best before it. */
    boolean prefers(Variant next, Variant best) {
        if (next.width() == null) {
            return false;
        }
        if (width == null && height == null) {
            return true;
        }
        return switch (rounding) {
            case UP -> !covers(best);
            case NEAREST -> distance(next) <= distance(best);
            case DOWN -> fits(next);
            case EXACT -> false;
        };
    }

    private boolean fitsNominalBox(Variant file) {
        return equal(file.nominalWidth(), width) && equal(file.nominalWidth(), height);
    }

    private boolean covers(Variant file) {
        return atLeast(file.width(), width) && atLeast(file.height(), height);
    }

    private boolean fits(Variant file) {
        return atMost(file.width(), width) && atMost(file.height(), height);
    }

    private long distance(Variant file) {
        return distance(file.width(), width) + distance(file.height(), height);
    }

    private boolean equal(@Nullable Integer side, @Nullable Integer requested) {
        return requested == null || (side != null && side == requested * scale);
    }

    private boolean atLeast(@Nullable Integer side, @Nullable Integer requested) {
        return requested == null || (side != null && side >= requested * scale);
    }

    private boolean atMost(@Nullable Integer side, @Nullable Integer requested) {
        return requested == null || (side != null && side <= requested * scale);
    }

    private long distance(@Nullable Integer side, @Nullable Integer requested) {
        if (requested == null) {
            return 0;
        }
        return side == null ? Integer.MAX_VALUE : Math.abs(side - requested * scale);
    }

    private static void requireSide(String name, @Nullable Integer side, int scale) {
        if (side == null) {
            return;
        }
        if (side < 1) {
            throw new IllegalArgumentException(name + " must be at least 1: leave it out to ask for any");
        }
        if (side > Integer.MAX_VALUE / scale) {
            throw new IllegalArgumentException(
                    name + " times scale must be at most " + Integer.MAX_VALUE + ": ask for less");
        }
    }
}
