# Varnish 7 in front of the gateway: caches what is asked by GET, and drops at once what the gateway purges by its
# surrogate keys. Needs varnish-modules (xkey), beside this file a backend.vcl that says where the gateway is,
#
#     backend gateway { .host = "content-gateway"; .port = "80"; }
#
# and in varnishd's environment PURGE_TOKEN, the same as the gateway's gateway.purge.headers."Purge-Token".
vcl 4.1;

import std;
import xkey;

include "backend.vcl";

sub vcl_recv {
    if (req.method == "PURGE") {
        if (std.getenv("PURGE_TOKEN") == "" || req.http.Purge-Token != std.getenv("PURGE_TOKEN")) {
            return (synth(403));
        }
        # Not softpurge: what was withdrawn must not be shown once more.
        return (synth(200, "Purged " + xkey.purge(req.http.Surrogate-Key)));
    }
    if (req.http.Gateway-Sequence || req.http.GraphQL-Cost) {
        # The response belongs to this request alone: it must include a change, or tells the cost of the query.
        return (pass);
    }
    if (req.url ~ "^/graphql\?") {
        # Nothing public depends on a cookie, and with one Varnish would cache nothing.
        unset req.http.Cookie;
        # Answers vary by it, and clients spell it in many ways: two are enough.
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
    # Kept beyond its time, to ask the gateway whether it has changed: 304 costs next to nothing.
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
