package org.contentgateway.dev;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.contentgateway.content.AttachmentEntity;
import org.contentgateway.media.FileName;
import org.contentgateway.media.ImageType;
import org.contentgateway.media.MediaUrl;

/** Serves a drawn image for every image URL of the API, in its size and format. */
@Path("/media")
@Blocking
@IfBuildProfile(anyOf = {"dev", "test"})
class PictureResource {

    /** More than any sample image has. */
    private static final int MAX_PIXELS = 20_000_000;

    @GET
    @Path("{path:.+}")
    public Response picture(@PathParam("path") String path) throws IOException {
        var format = ImageType.ofPath(path);
        var name = FileName.ofPath(path);
        if (format == null || name.attachmentId() == null || isHuge(name)) {
            throw new NotFoundException();
        }
        var image = name.width() == null || name.height() == null
                ? original(MediaUrl.encode(path), name.attachmentId())
                : LandscapeDrawing.of(name.attachmentId(), name.width(), name.height());
        return Response.ok(encoded(image, format)).type(format.mimeType()).build();
    }

    private static boolean isHuge(FileName name) {
        return name.width() != null && name.height() != null && (long) name.width() * name.height() > MAX_PIXELS;
    }

    /** Draws an original in the size that its article states: its file name holds none. */
    private static BufferedImage original(String path, long attachmentId) {
        var original = AttachmentEntity.<AttachmentEntity>find("path", path)
                .firstResultOptional()
                .flatMap(AttachmentEntity::original)
                .orElseThrow(NotFoundException::new);
        if (original.width() == null || original.height() == null) {
            throw new NotFoundException();
        }
        return LandscapeDrawing.of(attachmentId, original.width(), original.height());
    }

    private static byte[] encoded(BufferedImage image, ImageType format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format.name().toLowerCase(Locale.ROOT), bytes)) {
            throw new NotFoundException();
        }
        return bytes.toByteArray();
    }
}
