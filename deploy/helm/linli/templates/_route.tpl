{{/* Where a service is reached from outside: a JSON list of {host, path}. Call with (list $ name). */}}
{{- define "linli.ways" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $values := $root.Values -}}
{{- $ways := list -}}
{{- if eq $name "portal" -}}
{{- $ways = append $ways (dict "host" (urlParse $values.portalUrl).hostname "path" "/") -}}
{{- else -}}
{{- $hosts := list -}}
{{- if $values.route.apiHost -}}{{- $hosts = append $hosts $values.route.apiHost -}}{{- end -}}
{{- if eq $name "identity" -}}{{- $hosts = append $hosts (urlParse $values.issuer).hostname -}}{{- end -}}
{{- range $hosts | uniq -}}
{{- $ways = append $ways (dict "host" . "path" (printf "/%s/" $name)) -}}
{{- end -}}
{{- end -}}
{{- toJson $ways -}}
{{- end }}
