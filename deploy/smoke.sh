#!/usr/bin/env bash
# SPDX-License-Identifier: AGPL-3.0-or-later
# The whole way on a throw-away cluster (kind or k3d): operators, data, Linli, its own test. Not run in CI: there is
# no cluster there. Needs docker, kind (or KUBECONFIG of a cluster), kubectl, helm; takes about ten minutes.
#
#   IMAGE=linli:0.1.0 deploy/smoke.sh
set -euo pipefail
cd "$(dirname "$0")/.."
: "${IMAGE:?the image that make image built, like linli:0.1.0}"
CLUSTER=${CLUSTER:-linli-smoke}
NAMESPACE=linli

if [ -z "${KUBECONFIG:-}" ]; then
  kind create cluster --name "$CLUSTER"
  trap 'kind delete cluster --name "$CLUSTER"' EXIT
  kind load docker-image "$IMAGE" --name "$CLUSTER"
fi

kubectl apply -f https://github.com/rabbitmq/cluster-operator/releases/download/v2.22.3/cluster-operator.yml
kubectl create namespace "$NAMESPACE"
helm repo add percona https://percona.github.io/percona-helm-charts/
helm install psmdb percona/psmdb-operator --version 1.22.0 -n "$NAMESPACE" --wait

key() { head -c 32 /dev/urandom | base64 | tr '+/' '-_'; }
secret() { kubectl create secret generic "$1" -n "$NAMESPACE" "${@:2}"; }
services=$(ls services/*/reactions.py | cut -d/ -f2)
for service in $services operator; do
  secret "$service-database" --from-literal=password="$(key)"
done

helm install linli-data deploy/helm/linli-data -n "$NAMESPACE" -f deploy/helm/linli-data/values-minimal.yaml
kubectl wait -n "$NAMESPACE" --for=condition=AllReplicasReady rabbitmqcluster/linli-rabbitmq --timeout=10m
kubectl wait -n "$NAMESPACE" --for=jsonpath='{.status.state}'=ready psmdb/linli-mongodb --timeout=15m

# One node for trying it: the broker's own user serves all, in its default virtual host.
amqp=$(kubectl get secret linli-rabbitmq-default-user -n "$NAMESPACE" -o jsonpath='{.data.connection_string}' | base64 -d)%2F
portal=$(key); master=$(key); log=$(key)
for service in $services; do
  password=$(kubectl get secret "$service-database" -n "$NAMESPACE" -o jsonpath='{.data.password}' | base64 -d)
  uri="mongodb://$service:$password@linli-mongodb-rs0/?replicaSet=rs0&authSource=admin"
  secret "linli-$service" --from-literal=LINLI_AMQP_URL="$amqp" --from-literal=LINLI_MONGODB_URI="$uri" \
    --from-literal=LINLI_MASTER_KEY="$master" --from-literal=LINLI_LOG_KEY="$log" \
    --from-literal=LINLI_PORTAL_CLIENT_SECRET="$portal" --from-literal=LINLI_BOOTSTRAP_OPERATOR_PASSWORD="$(key)"
done
secret linli-portal --from-literal=LINLI_PORTAL_CLIENT_SECRET="$portal" --from-literal=LINLI_PORTAL_SESSION_KEY="$(key)"

helm install linli deploy/helm/linli -n "$NAMESPACE" -f deploy/helm/linli/values-minimal.yaml \
  --set image.repository="${IMAGE%:*}",image.tag="${IMAGE##*:}",broker.port=5672 \
  --set issuer=http://id.linli.test,portalUrl=http://linli.test --wait --timeout 10m
helm test linli -n "$NAMESPACE"
echo "Linli runs and is ready."
