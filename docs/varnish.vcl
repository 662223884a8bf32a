# Varnish 7 in front of the gateway: caches responses to GET, and purges them by surrogate key. Needs varnish-modules
# (xkey), and in the same folder a backend.vcl with the address of the gateway,
#
#     backend gateway { .host = "content-gateway"; .port = "80"; }
#
# and PURGE_TOKEN in varnishd's environment, equal to the setting gateway.purge.headers."Purge-Token".
vcl 4.1;

import std;
import xkey;

include "backend.vcl";

sub vcl_recv {
    if (req.method == "PURGE") {
        if (std.getenv("PURGE_TOKEN") == "" || req.http.Purge-Token != std.getenv("PURGE_TOKEN")) {
            return (synth(403));
        }
        # Not softpurge: a withdrawn article must not be served once more.
        return (synth(200, "Purged " + xkey.purge(req.http.Surrogate-Key)));
    }
    if (req.http.Gateway-Sequence || req.http.GraphQL-Cost) {
        # The response belongs to this request alone: it must include a change, or tells the cost of the query.
        return (pass);
    }
    if (req.url ~ "^/graphql\?") {
        # No response depends on a cookie, and Varnish does not cache requests with one.
        unset req.http.Cookie;
        # Responses vary by Accept, which clients spell in many ways. Two variants are enough.
        if (req.http.Accept ~ "application/graphql-response\+json") {
            set req.http.Accept = "application/graphql-response+json";
        } else {
            set req.http.Accept = "application/json";
        }
    }
}

sub vcl_backend_response {
    if (beresp.http.Surrogate-Key) {
        set beresp.http.xkey = beresp.http.Surrogate-Key;
    }
    # Kept after it has expired, for revalidation: a 304 costs the gateway next to nothing.
    set beresp.keep = 1h;
}

sub vcl_deliver {
    unset resp.http.Surrogate-Key;
    unset resp.http.xkey;
    # RFC 9211
    if (obj.hits > 0) {
        set resp.http.Cache-Status = "Varnish; hit";
    } else {
        set resp.http.Cache-Status = "Varnish; fwd=miss";
    }
}
