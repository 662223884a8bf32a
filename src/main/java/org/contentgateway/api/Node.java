package org.contentgateway.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Interface;
import org.eclipse.microprofile.graphql.Name;

/** What has a global id (Relay's object identification). */
@Interface
@Description("What has a global id.")
public interface Node {

    @Id
    @Name("id")
    @Description("Global, opaque and stable.")
    String id();
}
