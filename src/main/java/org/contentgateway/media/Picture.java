package org.contentgateway.media;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A picture as the files the CMS made of it.
 *
 * @param files every file, the original too, ascending by real width, then height, unknown sizes last. Of one size the
 *     resized file stands before the original, which tends to be heavier.
 */
public record Picture(List<Variant> files, @Nullable Variant original) {

    private static final Comparator<Variant> BY_SIZE = comparing(Variant::width, nullsLast(naturalOrder()))
            .thenComparing(Variant::height, nullsLast(naturalOrder()));

    /** Takes the files in any order, with or without the original. */
    public Picture {
        List<Variant> sorted = new ArrayList<>(files);
        if (original != null && !sorted.contains(original)) {
            sorted.add(original);
        }
        sorted.sort(BY_SIZE);
        files = List.copyOf(sorted);
    }

    /**
     * The file that answers the request best; null where none is of the asked format or, under
     * {@link RoundingRule#EXACT}, made for the asked box. A file of unknown size answers only where there is no other.
     */
    public @Nullable Variant choose(SizeRequest request) {
        Variant best = null;
        for (Variant file : files) {
            if (request.accepts(file) && (best == null || (!file.isDuplicateOf(best) && request.prefers(file, best)))) {
                best = file;
            }
        }
        return best;
    }

    /** The files of a format, or of all where null: each size once, ascending, unknown sizes last. */
    public List<Variant> variants(@Nullable ImageType format) {
        List<Variant> variants = new ArrayList<>(files.size());
        for (Variant file : files) {
            if (file.hasFormat(format) && variants.stream().noneMatch(file::isDuplicateOf)) {
                variants.add(file);
            }
        }
        return variants;
    }

    /**
     * The value of an HTML {@code srcset} by real widths, each once; null where no file qualifies.
     *
     * @param format the only format to list; any where null
     * @param maxWidth the widest file to list, in pixels; any where null
     * @throws IllegalArgumentException for a maxWidth below 1, or a path the media URL refuses
     */
    public @Nullable String srcSet(@Nullable ImageType format, @Nullable Integer maxWidth, MediaUrl mediaUrl) {
        if (maxWidth != null && maxWidth < 1) {
            throw new IllegalArgumentException("maxWidth must be at least 1: leave it out to list every width");
        }
        StringJoiner srcSet = new StringJoiner(", ");
        int last = 0;
        for (Variant file : files) {
            Integer width = file.width();
            if (width != null && width > last && (maxWidth == null || width <= maxWidth) && file.hasFormat(format)) {
                srcSet.add(mediaUrl.resolve(file.path()) + " " + width + "w");
                last = width;
            }
        }
        return last == 0 ? null : srcSet.toString();
    }

    /** Width by height of the original, as those of resized files are rounded; null where its size is unknown. */
    public @Nullable Double aspectRatio() {
        if (original == null || original.width() == null || original.height() == null) {
            return null;
        }
        return (double) original.width() / original.height();
    }
}
