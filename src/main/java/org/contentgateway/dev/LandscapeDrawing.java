package org.contentgateway.dev;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws a landscape in place of a photograph. The same seed gives the same image in every size. */
final class LandscapeDrawing {

    private LandscapeDrawing() {}

    static BufferedImage of(long seed, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(seed);
        var hue = random.nextFloat();
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.scale(width, height); // coordinates from here on are fractions of the image
        canvas.setPaint(new GradientPaint(
                0, 0, Color.getHSBColor(hue, 0.45f, 0.95f), 0, 1, Color.getHSBColor(hue + 0.12f, 0.25f, 1f)));
        canvas.fill(new Rectangle2D.Double(0, 0, 1, 1));
        sun(canvas, random, (double) width / height);
        for (var layer = 0; layer < 3; layer++) {
            canvas.setColor(Color.getHSBColor(hue + 0.5f, 0.35f + 0.1f * layer, 0.75f - 0.2f * layer));
            canvas.fill(hills(random, 0.5 + 0.15 * layer));
        }
        canvas.dispose();
        return image;
    }

    private static void sun(Graphics2D canvas, Random random, double aspectRatio) {
        var diameter = 0.2;
        canvas.setColor(new Color(255, 250, 230));
        canvas.fill(new Ellipse2D.Double(
                0.1 + 0.6 * random.nextDouble(), 0.1 + 0.2 * random.nextDouble(), diameter / aspectRatio, diameter));
    }

    private static Path2D hills(Random random, double top) {
        var hills = new Path2D.Double();
        hills.moveTo(0, 1);
        hills.lineTo(0, top);
        for (var x = 0.0; x < 1; x += 0.25) {
            hills.quadTo(x + 0.125, top - 0.25 * random.nextDouble() + 0.1, x + 0.25, top + 0.05 * random.nextDouble());
        }
        hills.lineTo(1, 1);
        hills.closePath();
        return hills;
    }
}
