for (const box of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(box.dataset.reveal);
  box.parentElement.hidden = false;
  box.addEventListener("change", () => { field.type = box.checked ? "text" : "password"; });
}
