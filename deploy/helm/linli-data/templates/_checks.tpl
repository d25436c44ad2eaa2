{{/* What the schema cannot see. */}}
{{- define "data.checks" -}}
{{- $table := .Files.Get "files/topology.yaml" | fromYaml }}
{{- range $name := keys .Values.services }}
{{- if not (hasKey $table.services $name) }}
{{- fail (printf "services.%s: the code has no such service (files/topology.yaml names %s)" $name (keys $table.services | sortAlpha | join ", ")) }}
{{- end }}
{{- end }}
{{- if and (eq .Values.mongodb.operator "percona") .Values.mongodb.backup.enabled (not .Values.mongodb.backup.bucket) }}
{{- fail "mongodb.backup.bucket is needed: books and votes need backups (or say mongodb.backup.enabled=false)" }}
{{- end }}
{{- if and .Values.credentials.external.enabled (not .Values.credentials.external.store) }}
{{- fail "credentials.external.store is needed: the store's name" }}
{{- end }}
{{- end }}
