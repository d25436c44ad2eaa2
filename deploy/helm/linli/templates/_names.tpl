{{/* The release's name for everything; 40 characters leave room for the longest suffix. */}}
{{- define "linli.fullname" -}}
{{- $name := default .Chart.Name .Values.nameOverride -}}
{{- $full := ternary .Release.Name (printf "%s-%s" .Release.Name $name) (contains $name .Release.Name) -}}
{{- default $full .Values.fullnameOverride | trunc 40 | trimSuffix "-" -}}
{{- end }}

{{- define "linli.image" -}}
{{- $image := .Values.image -}}
{{- if $image.digest -}}{{ $image.repository }}@{{ $image.digest }}
{{- else -}}{{ $image.repository }}:{{ default .Chart.AppVersion $image.tag }}{{- end -}}
{{- end }}

{{/* One service's values: its own over the defaults. Call with (list $ name); read with fromYaml. */}}
{{- define "linli.service" -}}
{{- $root := index . 0 -}}
{{- $own := index $root.Values.services (index . 1) | default dict -}}
{{- toYaml (mergeOverwrite (deepCopy $root.Values.defaults) (deepCopy $own)) -}}
{{- end }}

{{/* The names of the services that are on, as a JSON list. */}}
{{- define "linli.enabled" -}}
{{- $root := . -}}
{{- $names := list -}}
{{- range $name := keys .Values.services | sortAlpha -}}
{{- $service := include "linli.service" (list $root $name) | fromYaml -}}
{{- if $service.enabled -}}{{- $names = append $names $name -}}{{- end -}}
{{- end -}}
{{- toJson $names -}}
{{- end }}

{{/* What selects a pod. Call with (list $ service process); process may be empty. */}}
{{- define "linli.selector" -}}
app.kubernetes.io/name: linli
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- if index . 2 }}
linli/process: {{ index . 2 }}
{{- end }}
{{- end }}

{{- define "linli.labels" -}}
{{- $root := index . 0 -}}
{{ include "linli.selector" . }}
app.kubernetes.io/version: {{ default $root.Chart.AppVersion $root.Values.image.tag | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version | replace "+" "_" }}
{{- end }}

{{/* The name of the Secret that holds a service's secret settings. Call with (list $ name service). */}}
{{- define "linli.secret" -}}
{{- default (printf "%s-%s" (include "linli.fullname" (index . 0)) (index . 1)) (index . 2).secret -}}
{{- end }}
