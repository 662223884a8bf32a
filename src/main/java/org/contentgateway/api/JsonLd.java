package org.contentgateway.api;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.smallrye.graphql.api.Nullable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.contentgateway.content.ArticleColumn;
import org.contentgateway.media.SizeRequest;
import org.contentgateway.media.Variant;
import org.contentgateway.text.PlainText;

/**
 * An article as structured data for search engines: a schema.org NewsArticle with the properties of
 * <a href="https://developers.google.com/search/docs/appearance/structured-data/article">Google's article markup</a> that
 * are known. Null fields are left out.
 */
final class JsonLd {

    private static final JsonFactory JSON = new JsonFactory();

    /** Longer headlines are truncated in results, or rejected by older validators. */
    private static final int MAX_HEADLINE = 110;

    private static final int DESCRIPTION = 200;

    /** Results show narrower pictures only small. */
    private static final int MIN_IMAGE_WIDTH = 696;

    private JsonLd() {}

    /** A JSON object that is safe to insert into a {@code script} element: it contains no {@code <}. */
    static String of(Article article) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(article, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().replace("<", "\\u003c");
    }

    private static void write(Article article, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("@context", "https://schema.org");
        json.writeStringField("@type", "NewsArticle");
        json.writeStringField("headline", PlainText.truncate(article.getTitle(), MAX_HEADLINE));
        writeText("alternativeHeadline", article.getShortTitle(), json);
        writeText("description", description(article), json);
        json.writeStringField("datePublished", ISO_OFFSET_DATE_TIME.format(article.getPublishedAt()));
        json.writeStringField("dateModified", ISO_OFFSET_DATE_TIME.format(article.getUpdatedAt()));
        json.writeStringField("inLanguage", article.getLanguage());
        json.writeNumberField("wordCount", article.getWordCount());
        var image = article.getImage();
        if (image != null) {
            writeImage(image, json);
        }
        writePublisher(article.getPortal(), json);
        json.writeEndObject();
    }

    private static String description(Article article) {
        return Objects.requireNonNullElseGet(
                article.getSummary(), () -> PlainText.excerpt(article.stored().text(ArticleColumn.LEAD), DESCRIPTION));
    }

    private static void writeImage(Image image, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("image");
        for (Variant file : variants(image)) {
            ImageVariant variant = ImageVariant.of(file, image.mediaUrl());
            json.writeStartObject();
            json.writeStringField("@type", "ImageObject");
            json.writeStringField("url", variant.url().value());
            writeNumber("width", variant.width(), json);
            writeNumber("height", variant.height(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** All variants that are wide enough, else the largest. */
    private static List<Variant> variants(Image image) {
        List<Variant> wide = image.picture().variants(null).stream()
                .filter(file -> file.width() != null && file.width() >= MIN_IMAGE_WIDTH)
                .toList();
        Variant largest = image.picture().choose(SizeRequest.ofWidth(null));
        return wide.isEmpty() && largest != null ? List.of(largest) : wide;
    }

    private static void writePublisher(Portal portal, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("publisher");
        json.writeStringField("@type", "Organization");
        json.writeStringField("name", portal.name());
        writeText("url", portal.url() == null ? null : portal.url().value(), json);
        json.writeEndObject();
    }

    private static void writeText(String name, @Nullable String value, JsonGenerator json) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    private static void writeNumber(String name, @Nullable Integer value, JsonGenerator json) throws IOException {
        if (value != null) {
            json.writeNumberField(name, value);
        }
    }
}
