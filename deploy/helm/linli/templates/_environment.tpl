{{/* The settings of one process that are no secrets: LINLI_ variables (services/chassis/settings.py). */}}
{{- define "linli.environment" -}}
{{- $root := .root -}}
{{- $full := include "linli.fullname" $root -}}
{{- $values := $root.Values -}}
{{- $given := dict
  "http_host" "0.0.0.0"
  "http_port" 8080
  "metrics_port" 9090
  "http_workers" (int .service.api.processes)
  "http_threads" (int .service.api.threads)
  "drain_seconds" (int .service.drain.seconds)
  "inbox_queues" (int .service.inboxQueues)
  "declare" $values.broker.declare
  "issuer" $values.issuer
  "jwks_url" (printf "http://%s-identity/identity/v1/jwks.json" $full)
  "portal_url" $values.portalUrl
  "portal_redirect_uri" (printf "%s/log-in/callback" $values.portalUrl)
-}}
{{- range include "linli.enabled" $root | fromJsonArray -}}
{{- if ne . "portal" -}}
{{- $_ := set $given (printf "%s_url" .) (printf "http://%s-%s" $full .) -}}
{{- end -}}
{{- end -}}
{{- with $values.tenants -}}
{{- $limits := dict -}}
{{- range $tenant, $one := . -}}{{- $_ := set $limits $tenant $one.requestsPerSecond -}}{{- end -}}
{{- $_ := set $given "tenant_limits" (toJson $limits) -}}
{{- end -}}
{{- with $values.ca.configMap -}}
{{- $_ := set $given "ca_file" (printf "/etc/linli/ca/%s" $values.ca.key) -}}
{{- end -}}
{{- with $values.tracing.endpoint -}}{{- $_ := set $given "otlp_endpoint" . -}}{{- end -}}
{{- if and .service.indexes.enabled (ne .process "indexes") -}}{{- $_ := set $given "indexes" "made" -}}{{- end -}}
{{- $given = mergeOverwrite $given (deepCopy .service.settings) -}}
env:
  - {name: LINLI_SECRETS_DIR, value: /etc/linli/secrets}
  {{- if eq .process "api" }}
  - {name: PROMETHEUS_MULTIPROC_DIR, value: /run/prometheus}
  {{- end }}
  {{- range $name := keys $given | sortAlpha }}
  - name: LINLI_{{ upper $name }}
    value: {{ get $given $name | toString | quote }}
  {{- end }}
{{- end }}
