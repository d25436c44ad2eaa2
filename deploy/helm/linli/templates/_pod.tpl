{{/* Everything that api, worker and indexes have in common. Call with
     (dict "root" $ "name" service "service" values "process" name). */}}

{{- define "linli.pod.metadata" -}}
labels:
  {{- include "linli.labels" (list .root .name .process) | nindent 2 }}
  {{- with .root.Values.podLabels }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
annotations:
  linli/tenants: {{ toJson .root.Values.tenants | sha256sum | trunc 16 | quote }}
  {{- with .root.Values.podAnnotations }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{- define "linli.pod.settings" -}}
serviceAccountName: {{ include "linli.fullname" .root }}-{{ .name }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile: {type: RuntimeDefault}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "linli.pod.spread" -}}
topologySpreadConstraints:
  {{- range $key := list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
  - topologyKey: {{ $key }}
    maxSkew: 1
    whenUnsatisfiable: ScheduleAnyway
    matchLabelKeys: [pod-template-hash]
    labelSelector:
      matchLabels:
        {{- include "linli.selector" (list $.root $.name $.process) | nindent 8 }}
  {{- end }}
{{- end }}

{{- define "linli.container.settings" -}}
image: {{ include "linli.image" .root | quote }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
args: [{{ .name }}, {{ .process }}]
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{- define "linli.container.mounts" -}}
volumeMounts:
  - {name: tmp, mountPath: /tmp}
  - {name: secrets, mountPath: /etc/linli/secrets, readOnly: true}
  {{- if eq .process "api" }}
  - {name: metrics, mountPath: /run/prometheus}
  {{- end }}
  {{- if .root.Values.ca.configMap }}
  - {name: ca, mountPath: /etc/linli/ca, readOnly: true}
  {{- end }}
{{- end }}

{{- define "linli.pod.volumes" -}}
volumes:
  - name: tmp
    emptyDir: {sizeLimit: 256Mi}
  - name: secrets
    secret: {secretName: {{ include "linli.secret" (list .root .name .service) }}, defaultMode: 0440}
  {{- if eq .process "api" }}
  - name: metrics
    emptyDir: {medium: Memory, sizeLimit: 64Mi}
  {{- end }}
  {{- with .root.Values.ca.configMap }}
  - name: ca
    configMap: {name: {{ . }} }
  {{- end }}
{{- end }}

{{- define "linli.probes" -}}
startupProbe:
  httpGet: {path: /live, port: {{ .port }} }
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 60
livenessProbe:
  httpGet: {path: /live, port: metrics}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: {path: /ready, port: {{ .port }} }
  periodSeconds: 5
  timeoutSeconds: 7
  failureThreshold: 3
{{- end }}
