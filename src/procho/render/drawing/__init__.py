"""What the charts of one version and of two have in common: labels, ink, the graph, the picture."""
