package org.contentgateway.api;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.contentgateway.api.GraphQL.execute;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Queries for an article's pictures and attachments. */
@QuarkusTest
class ImageTest {

    private static final String MEDIA = "https://portal-32.invalid/cache/9/attach/202606/";

    @BeforeEach
    void importArticlesWithPictures() {
        Record.send(
                new Record(32, 1).withPicture(571190).with("attach_title", "A harbour"),
                new Record(32, 2).withPicture(571191));
    }

    @Test
    void returnsVariantsWithTheirRealSizes() {
        assertThatJson(execute("""
                        {articleByContentId(portal: 32, contentId: 1) {image {
                          alt width height aspectRatio
                          url(width: 300)
                          variant(width: 1200) {url width height nominalWidth format mimeType bytes}
                          variants {width height}
                          srcSet
                          original {url bytes}
                        }}}""")).node("data.articleByContentId.image").isEqualTo("""
                        {"alt": "A harbour", "width": 1000, "height": 563, "aspectRatio": 1.7761989342806395,
                         "url": "%1$s571190_1940159008_300_169.webp",
                         "variant": {"url": "%1$s571190_1940159008_1000_563.jpg", "width": 1000, "height": 563,
                                     "nominalWidth": 1200, "format": "JPEG", "mimeType": "image/jpeg", "bytes": null},
                         "variants": [{"width": 300, "height": 169}, {"width": 1000, "height": 563}],
                         "srcSet": "%1$s571190_1940159008_300_169.webp 300w, %1$s571190_1940159008_1000_563.jpg 1000w",
                         "original": {"url": "%1$s571190_1940159008.jpg", "bytes": null}}""".formatted(MEDIA));
    }

    @Test
    void choosesAVariantForEachAlias() {
        assertThatJson(execute("""
                        {articleByContentId(portal: 32, contentId: 2) {image {
                          small: variant(width: 150) {width} large: variant(width: 900) {width}
                        }}}""")).node("data.articleByContentId.image").isEqualTo("""
                        {"small": {"width": 300}, "large": {"width": 1000}}""");
    }

    @Test
    void filtersAttachmentsByKind() {
        assertThatJson(execute("""
                        {articleByContentId(portal: 32, contentId: 1) {
                          attachments(kind: IMAGE) {kind title extension mimeType position bytes image {alt}}
                          none: attachments(kind: VIDEO) {id}
                        }}""")).node("data.articleByContentId").isEqualTo("""
                        {"attachments": [{"kind": "IMAGE", "title": "A harbour", "extension": "jpg",
                                          "mimeType": "image/jpeg", "position": 0, "bytes": null,
                                          "image": {"alt": "A harbour"}}],
                         "none": []}""");
    }

    @Test
    void rejectsAnInvalidSize() {
        assertThatJson(execute("{articleByContentId(portal: 32, contentId: 1) {image {url(width: 0)}}}"))
                .isEqualTo("""
                        {"errors": [{"message": "width 0 is invalid. Expected: at least 1. Omit it for any width.",
                                     "locations": [{"line": 1, "column": 55}],
                                     "path": ["articleByContentId", "image", "url"],
                                     "extensions": {"code": "BAD_REQUEST"}}],
                         "data": {"articleByContentId": {"image": {"url": null}}}}""");
    }
}
