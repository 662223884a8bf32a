package org.contentgateway.graphql.execution;

import graphql.GraphQLError;
import java.util.List;
import java.util.regex.Pattern;

/** Rewrites graphql-java's messages about invalid inputs, which name its classes and dump syntax trees. */
final class InputErrorMessage {

    private record Rewrite(Pattern pattern, String replacement) {

        static Rewrite of(String pattern, String replacement) {
            return new Rewrite(Pattern.compile(pattern, Pattern.DOTALL), replacement);
        }
    }

    /** The first one that matches applies. The dump of a value may hold any text, so its pattern takes the longest match. */
    private static final List<Rewrite> REWRITES = List.of(
            Rewrite.of(
                    "argument '([^']+)' with value '.*' is not a valid '([^']+)' - Expected: ([^{}]*)",
                    "Argument '$1' is not a valid $2. Expected: $3"),
            Rewrite.of(
                    "argument '([^']+)' with value '.*' is not a valid '([^']+)'( - .*)?",
                    "Argument '$1' is invalid. Expected: a value of type $2."),
            Rewrite.of("argument '([^']+)' with value '.*' must not be null", "Argument '$1' must not be null."),
            Rewrite.of(
                    "argument '([^']+)' with value '.*' must be an object type",
                    "Argument '$1' is invalid. Expected: an object."),
            Rewrite.of(
                    "argument '([^']+)' with value '.*' is missing required fields '(.*)'",
                    "Argument '$1' lacks the required fields $2."),
            Rewrite.of(
                    "argument '([^']+)' with value '.*' contains a field not in '([^']+)': '([^']+)'",
                    "Argument '$1' has an unknown field '$3'. Expected: the fields of $2."),
            Rewrite.of(
                    "Argument '([^']+)' has coerced Null value for NonNull type .*", "Argument '$1' must not be null."),
            Rewrite.of(
                    "Bad default value '.*' for type '([^']+)'",
                    "The default value of a variable is invalid. Expected: a value of type $1."),
            Rewrite.of(
                    "Variable '([^']+)' has an invalid value: .*oerced Null value for NonNull type '([^']+)'",
                    "Variable '$1' has an invalid value: null. Expected: a value of type $2."),
            Rewrite.of(
                    "Variable '([^']+)' has an invalid value: Expected type 'Map' but was .*",
                    "Variable '$1' has an invalid value. Expected: an object."),
            Rewrite.of(
                    "Variable '([^']+)' has an invalid value: Invalid input for enum '([^']+)'.*",
                    "Variable '$1' has an invalid value. Expected: the name of a value of $2."),
            Rewrite.of(
                    "Variable '([^']+)' has an invalid value: Expected a (String|Boolean) input, .*",
                    "Variable '$1' has an invalid value. Expected: a value of type $2."),
            Rewrite.of(
                    "Variable '([^']+)' has an invalid value: (Expected: .*)",
                    "Variable '$1' has an invalid value. $2"),
            Rewrite.of(
                    ".*contains a field name '([^']+)' that is not defined for input object type '([^']+)'.*",
                    "A variable has an unknown field '$1'. Expected: the fields of $2."));

    private static final Pattern PREFIX = Pattern.compile("Validation [eE]rror \\(\\w+(?:@\\[[^\\]]*\\])?\\) ?: ");

    private InputErrorMessage() {}

    /** Returns the message of an error, in terms of the request. */
    static String of(GraphQLError error) {
        var message = String.valueOf(error.getMessage());
        var prefix = PREFIX.matcher(message);
        var text = prefix.lookingAt() ? message.substring(prefix.end()) : message;
        for (var rewrite : REWRITES) {
            var matcher = rewrite.pattern().matcher(text);
            if (matcher.matches()) {
                return matcher.replaceFirst(rewrite.replacement());
            }
        }
        return text;
    }
}
