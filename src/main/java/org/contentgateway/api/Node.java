package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;

/** An object with a global id (Relay's object identification). */
@Interface
@Description("An object with a global id.")
public interface Node {

    @Id
    @Description("Global, opaque and stable id.")
    String getId();
}
