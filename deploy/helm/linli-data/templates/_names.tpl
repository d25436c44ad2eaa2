{{/* One service's values: its own over the defaults. Call with (list $ name); read with fromYaml. */}}
{{- define "data.service" -}}
{{- $root := index . 0 -}}
{{- $own := index $root.Values.services (index . 1) | default dict -}}
{{- toYaml (mergeOverwrite (deepCopy $root.Values.defaults) (deepCopy $own)) -}}
{{- end }}

{{- define "data.labels" -}}
app.kubernetes.io/part-of: linli
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{/* A name of the broker as Kubernetes writes names. */}}
{{- define "data.name" -}}
{{- . | lower | replace "." "-" | replace "_" "-" -}}
{{- end }}

{{- define "data.cluster" -}}
rabbitmqClusterReference: {name: {{ .Values.rabbitmq.name }} }
{{- end }}
